import { channels } from '#channels/names.ts';
import { undelivered } from '#domain/messages/next-route.ts';
import { wayOf } from '#domain/messages/routing.ts';
import { underPolicyOf } from '#domain/policy/under-policy.ts';
import { askDelivery } from '#domain/tasks/deliver.ts';
import type { RelayDeps } from './deps.ts';

/** So many of the last messages are looked through for the last update that did arrive. */
const LOOKED_AT = 100;

/** A message that no channel can carry: its owner is asked to bring it, once. */
export const deliverByPerson = async (
  { caseId, messageId }: { caseId: string; messageId: string },
  relayDeps: RelayDeps,
): Promise<void> => {
  const deps = await underPolicyOf(relayDeps, caseId);
  const at = deps.clock.now();
  await deps.cases.change({ caseId, messages: [messageId] }, at, (file) => {
    const message = file.messages.find((candidate) => candidate.messageId === messageId);
    const isUnreachable = message && wayOf(channels, file, message) === undefined;
    return isUnreachable ? askDelivery({ file, at, deps }, message) : undefined;
  });
};

/** Keeps that a queued message was refused for good, and lets it go by the next way. */
export const recordFailure = async (
  { caseId, messageId }: { caseId: string; messageId: string },
  failure: string,
  deps: RelayDeps,
): Promise<void> => {
  const { cases, clock, policy, deskUrl } = await underPolicyOf(deps, caseId);
  const at = clock.now();
  await cases.change({ caseId, messages: [messageId], recent: LOOKED_AT }, at, (file) => {
    const isQueued = file.messages.some((message) => message.messageId === messageId && message.status === 'queued');
    return isQueued ? undelivered(file, { messageId, failure }, { at, policy, clock, deskUrl, channels }) : undefined;
  });
};
