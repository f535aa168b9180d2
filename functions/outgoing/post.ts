import { Refused } from '#channels/contract.ts';
import { Transient } from '#domain/failures.ts';
import { type Clock, durationMs } from '#domain/time.ts';
import type { IntegrationKeys } from '#platform/aws/integration-secrets.ts';
import { webhookHeaders } from '#platform/standard-webhooks.ts';

/** What goes to a system: `id` is the same for every repeat. */
export type Webhook = { id: string; body: string };
export type Receiver = { url: string; timeout: string; keys: IntegrationKeys };

/** No more of an answer is read: nothing in it is used. */
const MOST_BYTES = 16 * 1024;

const drained = async (response: Response): Promise<void> => {
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    // Leaving the loop cancels the body.
    if (bytes > MOST_BYTES) return;
  }
};

/** Answers that another try may change: it is busy, or asks for patience; all else below 500 is a no. */
const isPassing = (status: number): boolean => status >= 500 || status === 408 || status === 425 || status === 429;

/**
 * Posts a signed webhook to one system, once. No redirect is followed, no answer is waited for longer than the policy says, and
 * neither its address nor its answer stands in an error.
 * @throws Transient where another try may help, Refused where it will not
 */
export const postWebhook = async (
  { id, body }: Webhook,
  { url, timeout, keys }: Receiver,
  { fetch, clock }: { fetch: typeof globalThis.fetch; clock: Pick<Clock, 'now'> },
): Promise<void> => {
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
  }).catch((error: unknown) => {
    throw new Transient(error instanceof Error && error.name === 'TimeoutError' ? 'no-answer' : 'not-reached');
  });
  await drained(response).catch(() => undefined);
  if (response.status >= 200 && response.status < 300) return;
  const code = `answered-${response.status}`;
  throw isPassing(response.status) ? new Transient(code) : new Refused(code);
};
