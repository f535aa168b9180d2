import type { CaseContext } from '#domain/case/case-file.ts';
import { type Change, combine } from '#domain/case/change.ts';
import type { Offer } from '#domain/case/settlement.ts';
import type { Channels } from '#domain/messages/channel-facts.ts';
import { type MessageContent, messageToCustomer } from '#domain/messages/compose.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { newTask } from '#domain/tasks/plan.ts';
import type { Clock } from '#domain/time.ts';
import { hasPriority } from '#domain/understand/severity.ts';
import { letterHash, offerMessageId } from './letters.ts';

type Context = CaseContext<{ policy: Policy; clock: Clock }>;

/**
 * Puts an offer to the customer: the letter as it is given, and the task that waits for the answer, in one change. It is an
 * update, so the next one is due when the customer's answer is.
 */
export const sendOffer = (
  { file: { head, complainant }, at, deps }: Context,
  { offer, letter, channels }: { offer: Offer; letter: MessageContent; channels: Channels },
): { taskId: string; messageId: string; change: Change } => {
  const { caseId } = head;
  const { cycle, round, options } = offer;
  const priority = hasPriority(deps.policy, head);
  const task = newTask(
    { kind: 'offer', caseId, cycle, parts: [round], assignee: 'customer', subject: String(round), priority },
    at,
    deps,
  );
  const { taskId } = task;
  const messageId = offerMessageId(cycle, round);
  const hash = letterHash(letter);
  const mail = messageToCustomer(channels, { head, complainant }, { messageId, at, template: 'offer', ...letter });
  const isReleased = offer.releasedBy !== undefined;
  return {
    taskId,
    messageId,
    change: combine(
      {
        set: { status: isReleased ? 'released' : 'offered', stage: 'offer', nextWordBy: task.dueAt },
        events: [
          {
            type: 'offered',
            actor: { kind: 'system' },
            data: {
              cycle,
              round,
              taskId,
              messageId,
              concessions: options.map(({ concession }) => concession),
              sha256: hash,
              ...(!isReleased && { automatic: true }),
            },
          },
        ],
        items: [
          { kind: 'offer', offer: { ...offer, status: 'open', sha256: hash } },
          { kind: 'task', task },
        ],
      },
      mail,
    ),
  };
};
