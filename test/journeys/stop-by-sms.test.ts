import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Sent } from '#local/platforms.ts';
import { type CaseView, succeeded } from '#tools/api-client.ts';
import { newCustomer } from './support/customers.ts';
import { deliver } from './support/deliver.ts';
import { eventually } from './support/eventually.ts';
import { stage } from './support/stage.ts';
import { tasksOf } from './support/tasks.ts';

const { run, api } = stage();
const { opened, complete } = tasksOf(api);

const TEXT = 'El paquete llegó una semana tarde y nadie me avisó.';

/** An SMS as Twilio delivers it. */
const deliverSms = async (from: string, text: string): Promise<void> => {
  const sid = `SM${randomUUID().replaceAll('-', '')}`;
  const form = new URLSearchParams({ MessageSid: sid, From: from, To: '+34600000000', Body: text, NumMedia: '0' });
  const body = Buffer.from(form.toString());
  expect(await deliver(run, { channel: 'sms', body })).toBe(200);
};

/** What the platforms' stand-in was asked to send to a number. */
const textsTo = async (number: string): Promise<Sent[]> =>
  ((await (await fetch(`${run.platformsUrl}/sent`)).json()) as Sent[]).filter(({ to }) => to === number);

const view = async (caseId: string): Promise<CaseView> => succeeded(await (await api.as('andres')).case(caseId));

/** A complaint that came by phone, whose customer wants to be written to by SMS, and got the acknowledgment there. */
const acknowledgedBySms = async (mail: boolean) => {
  const { name, email, phone } = newCustomer();
  const number = phone.replaceAll(' ', '');
  // As people write it: the country is the company's.
  const customer = { name, phone: phone.replace('+34 ', ''), ...(mail && { email }) };
  const entry = { text: TEXT, customer, enteredFor: 'phone', preferredChannel: 'sms' } as const;
  const { caseId } = succeeded(await (await api.as('mateo')).enter(entry));
  await eventually('the acknowledgment by SMS', async () => (await textsTo(number)).length > 0);
  await opened(caseId, 'examine');
  return { caseId, email, number };
};

/** The customer writes STOP, and the history of the case has it. */
const stopped = async (caseId: string, number: string, word: string): Promise<CaseView> => {
  await deliverSms(number, word);
  return eventually('the stop in the history', async () => {
    const seen = await view(caseId);
    return seen.history.some(({ type }) => type === 'sending-stopped') && seen;
  });
};

const findings = { cause: 'third-party', facts: 'Se extravió en el reparto.', questions: [] };

describe.concurrent('STOP by SMS', () => {
  test('What the law demands goes on by mail; the owner is told, and no case is opened', async () => {
    const { caseId, email, number } = await acknowledgedBySms(true);
    const { owner, messages } = await stopped(caseId, number, 'STOP');
    expect(messages.find(({ template, to }) => template === 'staff-undelivered' && to === owner)?.text).toMatch(/SMS/);
    const before = (await textsTo(number)).length;
    await complete(caseId, 'examine', findings);
    await complete(caseId, 'release', { decision: 'release' });
    await eventually('the offer by mail', async () =>
      (await api.mailsTo(email)).some(({ BodyText }) => BodyText.includes('/t/')),
    );
    expect(await textsTo(number)).toHaveLength(before);
    const { deliveries } = succeeded(await (await api.as('sofia')).deliveries('sms'));
    expect(deliveries.some((one) => one.caseId === caseId && one.reason === 'sending-stopped')).toBe(true);
    expect(deliveries.some((one) => one.caseId === caseId && one.result === 'opened')).toBe(false);
  });

  test('Where there is no other way a person brings it', async () => {
    const { caseId, number } = await acknowledgedBySms(false);
    await stopped(caseId, number, 'Alto');
    const before = (await textsTo(number)).length;
    await complete(caseId, 'examine', findings);
    await complete(caseId, 'release', { decision: 'release' });
    expect((await opened(caseId, 'deliver')).assignee).toBeDefined();
    expect(await textsTo(number)).toHaveLength(before);
  });
});
