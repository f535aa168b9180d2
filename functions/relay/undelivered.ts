import { channels } from '#channels/names.ts';
import { undelivered } from '#domain/messages/next-route.ts';
import type { RelayDeps } from './deps.ts';

/** Keeps that a queued message was refused for good, and lets it go by the next way. */
export const recordFailure = async (
  { caseId, messageId }: { caseId: string; messageId: string },
  failure: string,
  { cases, clock, policy, deskUrl }: RelayDeps,
): Promise<void> => {
  const at = clock.now();
  await cases.change(caseId, at, (file) => {
    const isQueued = file.messages.some((message) => message.messageId === messageId && message.status === 'queued');
    return isQueued ? undelivered(file, { messageId, failure }, { at, policy, clock, deskUrl, channels }) : undefined;
  });
};
