import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiAnswer, ApiClient, TrackingView } from '#tools/api-client.ts';

/** A customer at the page: the link they hold, and the mailbox they read. */
export type MailReader = { trackingUrl: string; address?: string };

type Answer = { decision: string; option?: string; message?: string; code?: string };

const POLL_MS = 500;
/** Four minutes of looking: a machine may be slow. */
const LOOKS = 480;

/** The tracking link in a mail. */
export const linkIn = (text: string): string | undefined => /https?:\/\/\S+?\/t\/[\w-]{43}/.exec(text)?.[0];

/** Looks into the customer's mailbox until the newest mail with something is there. */
export const inMail = async (
  api: ApiClient,
  address: string,
  find: (body: string) => string | undefined,
): Promise<string> => {
  for (let look = 0; look < LOOKS; look++) {
    const bodies = (await api.mailsTo(address)).map(({ BodyText }) => BodyText);
    const found = bodies.map(find).findLast((part) => part !== undefined);
    if (found !== undefined) return found;
    await sleep(POLL_MS);
  }
  throw new Error('The mail that the customer waits for did not come');
};

const codeIn = (text: string): string | undefined => /^\s*(\d{6})\s*$/m.exec(text)?.[1];

/** What an answer was refused with, if it was. */
const refusal = ({ body }: ApiAnswer<unknown>): string | undefined => (body as { code?: string } | null)?.code;

/**
 * Sends something as the customer: first by the link they hold, and where that shows only how the case stands, or we have to know
 * first that it is them, by the one in their mail.
 */
export const asCustomer = async <Body>(
  api: ApiClient,
  { trackingUrl, address }: MailReader,
  send: (trackingUrl: string) => Promise<ApiAnswer<Body>>,
): Promise<ApiAnswer<Body>> => {
  const first = await send(trackingUrl);
  const isBarred = ['acceptance-needs-person', 'link-state-only'].includes(refusal(first) ?? '');
  return isBarred && address !== undefined ? send(await inMail(api, address, linkIn)) : first;
};

/** Answers the offer; where a code is asked for, with the one in the customer's mail. */
export const answerAs = (api: ApiClient, reader: MailReader, answer: Answer): Promise<ApiAnswer<TrackingView>> =>
  asCustomer(api, reader, async (trackingUrl) => {
    const first = await api.answer(trackingUrl, answer);
    if (refusal(first) !== 'code-needed' || reader.address === undefined) return first;
    return api.answer(trackingUrl, { ...answer, code: await inMail(api, reader.address, codeIn) });
  });
