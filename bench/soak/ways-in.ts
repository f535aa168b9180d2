import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Channel } from '#channels/names.ts';
import type { LocalRun } from '#local/local-run.ts';
import { authenticated, deliverMail, plainMail } from '#local/mail-client.ts';
import { signers } from '#test/functions/webhooks/signing.ts';
import { payloads, seconds } from '#test/journeys/support/channel-payloads.ts';

/** A complaint of the soak: who sends it and by what, and whether it comes twice. */
export type Planned = {
  place: number;
  channel: 'web' | 'email' | 'whatsapp' | 'telegram' | 'sms';
  /** The address or the number that the acknowledgment must reach. */
  to: string;
  isTwice: boolean;
  /** Whether people work on it to its end, and whether its expert is dead. */
  work?: 'answered' | 'dead-expert';
};

/** What a form was answered with. */
export type Receipt = { caseId: string; reference: string; trackingUrl: string };

const CHANNELS: readonly Planned['channel'][] = ['web', 'web', 'email', 'whatsapp', 'web', 'telegram', 'web', 'sms'];
const TWICE_EVERY = 3;
const DEAD_EVERY = 3;
const FIRST_NUMBER = 600_000_000;

const addressOf = (channel: Planned['channel'], place: number): string => {
  if (channel === 'web' || channel === 'email') return `rosa.${place}@customers.example`;
  return channel === 'telegram' ? `${FIRST_NUMBER + place}` : `34${FIRST_NUMBER + place}`;
};

/** `count` complaints over all channels, each of a customer of its own; those by the form with a place that `workEvery` divides are worked on. */
export const plan = (count: number, workEvery: number): Planned[] => {
  let worked = 0;
  return Array.from({ length: count }, (_, place) => {
    const channel = CHANNELS[place % CHANNELS.length] ?? 'web';
    const isWorked = channel === 'web' && place % workEvery === 0;
    const work = worked % DEAD_EVERY === 0 ? ('dead-expert' as const) : ('answered' as const);
    if (isWorked) worked += 1;
    return {
      place,
      channel,
      to: addressOf(channel, place),
      isTwice: place % TWICE_EVERY === 0,
      ...(isWorked && { work }),
    };
  });
};

const TRIES = 400;
const PAUSE_MS = 150;

/** A client that insists until it is answered as it should be. Counts what it was refused. */
const insist = async (send: () => Promise<Response>, isDone: (status: number) => boolean): Promise<Response> => {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const response = await send().catch(() => undefined);
    if (response && isDone(response.status)) return response;
    await response?.arrayBuffer().catch(() => undefined);
    await sleep(PAUSE_MS * (1 + Math.random()) * Math.min(attempt + 1, 10));
  }
  throw new Error(`${TRIES} tries were not enough`);
};

const complaintOf = ({ place, to }: Planned) => ({
  text: `La factura ${place} no es mía y nadie me la explica. Quiero que me devuelvan el dinero.`,
  customer: { name: `Rosa Vidal ${place}`, email: to },
});

const byForm = async (run: LocalRun, planned: Planned): Promise<Receipt> => {
  const key = randomUUID();
  const send = () =>
    fetch(`${run.apiUrl}/complaints`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(complaintOf(planned)),
    });
  const once = async () => (await (await insist(send, (status) => status === 202)).json()) as Receipt;
  const [receipt, again] = await Promise.all([once(), ...(planned.isTwice ? [once()] : [])]);
  if (!receipt || (again && again.caseId !== receipt.caseId)) throw new Error('One key was given two cases');
  return receipt;
};

const byMail = async (run: LocalRun, planned: Planned): Promise<void> => {
  const { text, customer } = complaintOf(planned);
  const raw = plainMail({
    from: `${customer.name} <${planned.to}>`,
    to: 'atencion@lumbre.example',
    subject: `Factura ${planned.place}`,
    text,
    headers: [authenticated('customers.example')],
  });
  for (let times = planned.isTwice ? 2 : 1; times > 0; times--) await deliverMail(run, raw);
};

const byWebhook = async (run: LocalRun, { channel, place, isTwice }: Planned): Promise<void> => {
  const name = channel as Channel;
  const body = payloads[name]?.(String(FIRST_NUMBER + place)) ?? Buffer.alloc(0);
  const { url, secret = '' } = run.channels[name] ?? { url: '' };
  const send = () => {
    const delivered = { url, seconds: `${seconds()}`, now: new Date().toISOString() };
    const signed = signers[name]?.(secret, body, delivered);
    const headers = { 'content-type': 'application/json', ...signed };
    return fetch(url, { method: 'POST', headers, body: new Uint8Array(body) });
  };
  const once = async () => void (await insist(send, (status) => status === 200)).arrayBuffer();
  await Promise.all([once(), ...(isTwice ? [once()] : [])]);
};

/** Brings a complaint in, as often as it takes until it was taken. @returns the receipt, where the channel gives one */
export const complain = async (run: LocalRun, planned: Planned): Promise<Receipt | undefined> => {
  if (planned.channel === 'web') return byForm(run, planned);
  await (planned.channel === 'email' ? byMail : byWebhook)(run, planned);
  return undefined;
};
