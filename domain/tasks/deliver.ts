import type { CaseContext } from '#domain/case/case-file.ts';
import type { Message } from '#domain/case/message.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock } from '#domain/time.ts';
import { needsPerson } from '../messages/by-people.ts';
import { type NoticeOverride, type OpenedTask, openTask } from './open-task.ts';

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
  const { head, tasks } = file;
  if (message.audience !== 'customer' || head.blockedAt || !(isOwed || needsPerson(file, message))) return undefined;
  const before = tasks.filter(({ kind, cycle }) => kind === 'deliver' && cycle === head.cycle);
  if (before.some(({ status, subject }) => status === 'open' || subject === message.messageId)) return undefined;
  return openTask(
    { head, at, deps },
    {
      kind: 'deliver',
      caseId: head.caseId,
      cycle: head.cycle,
      parts: [before.length + 1],
      assignee: head.owner,
      subject: message.messageId,
      textId: message.textId,
    },
    notice,
  );
};
