import { Transient } from '#domain/failures.ts';
import { type Clock, durationMs } from '#domain/time.ts';
import type { IntegrationKeys } from '../aws/integration-secrets.ts';
import { webhookHeaders } from '../standard-webhooks.ts';

/** What goes to a system: `id` is the same for every repeat. */
export type Webhook = { id: string; body: string };
export type Receiver = { url: string; timeout: string; keys: IntegrationKeys };

/** No more of an answer is read. */
const MOST_BYTES = 16 * 1024;

/** What was answered. */
export type Answer = {
  status: number;
  /**
   * Its text, read once; undefined where it is longer than anything we read.
   * @throws Transient where it broke off, or took too long
   */
  text: () => Promise<string | undefined>;
};

const textOf = async (response: Response): Promise<string | undefined> => {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    // Leaving the loop cancels the body.
    if (bytes > MOST_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};

const notReached = (error: unknown): Transient =>
  new Transient(error instanceof Error && error.name === 'TimeoutError' ? 'no-answer' : 'not-reached');

/**
 * Posts something signed to another system, once. No redirect is followed, neither the answer nor its text is waited for longer than
 * the policy says, and the address stands in no error. Whoever needs no text reads it all the same, so that the connection is free.
 * @throws Transient `no-answer` or `not-reached`
 */
export const postSigned = async (
  { id, body }: Webhook,
  { url, timeout, keys }: Receiver,
  { fetch, clock }: { fetch: typeof globalThis.fetch; clock: Pick<Clock, 'now'> },
): Promise<Answer> => {
  const failed = (error: unknown): never => {
    throw notReached(error);
  };
  const response = await fetch(keys.url ?? url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'amends',
      ...webhookHeaders({ id, at: clock.now(), body }, keys.secrets),
    },
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(durationMs(timeout)),
  }).catch(failed);
  return { status: response.status, text: () => textOf(response).catch(failed) };
};
