import type { CaseContext } from '#domain/case/case-file.ts';
import type { Message } from '#domain/case/message.ts';
import type { Task } from '#domain/case/task.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock } from '#domain/time.ts';
import { needsPerson } from '../messages/by-people.ts';
import { askOwnerOnce, type NoticeOverride, type OpenedTask } from './open-task.ts';

/** `isOwed`: a person has to see to it however the customer came to us. */
type Context = CaseContext<{ policy: Policy; clock: Clock; deskUrl: string }> & { isOwed?: boolean };

/**
 * A message reaches the customer by no channel: the owner is asked to call, to write a letter, or to tell them in person, so
 * that people without internet hear and can agree. Undefined where the message can wait on the tracking page, where nobody
 * knows how to reach the customer, and where somebody is asked already: one task for all that waits.
 */
export const askDelivery = (
  { file, at, deps, isOwed = false }: Context,
  message: Message,
  notice: NoticeOverride = {},
): OpenedTask | undefined => {
  if (message.audience !== 'customer' || file.head.blockedAt || !(isOwed || needsPerson(file, message)))
    return undefined;
  const { messageId, textId } = message;
  const isAsked = ({ status, subject }: Task) => status === 'open' || subject === messageId;
  return askOwnerOnce({ file, at, deps }, { kind: 'deliver', subject: messageId, textId, isAsked }, notice);
};
