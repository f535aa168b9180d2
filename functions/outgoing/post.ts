import { Refused } from '#channels/contract.ts';
import { isPassing, Transient } from '#domain/failures.ts';
import type { Clock } from '#domain/time.ts';
import { postSigned, type Receiver, type Webhook } from '#platform/http/post-signed.ts';

/**
 * Posts a signed webhook to one system, once. Nothing in its answer is used but the status.
 * @throws Transient where another try may help, Refused where it will not
 */
export const postWebhook = async (
  webhook: Webhook,
  receiver: Receiver,
  deps: { fetch: typeof globalThis.fetch; clock: Pick<Clock, 'now'> },
): Promise<void> => {
  const { status, text } = await postSigned(webhook, receiver, deps);
  // Read, and of no matter.
  await text().catch(() => undefined);
  if (status >= 200 && status < 300) return;
  const code = `answered-${status}`;
  throw isPassing(status) ? new Transient(code) : new Refused(code);
};
