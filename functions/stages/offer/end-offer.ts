import type { CaseStore } from '#domain/case/case-store.ts';
import { combine, textItem } from '#domain/case/change.ts';
import type { Offer } from '#domain/case/settlement.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { Refusal } from '#domain/refusal.ts';
import { dropAcceptances } from '#domain/tasks/ask-acceptance.ts';
import { decided, requireCase, type User } from '#domain/tasks/decide.ts';
import type { Clock } from '#domain/time.ts';
import type { AnswerOutput, EndOffer } from './contract.ts';
import { requireAnswerable } from './open-offer.ts';

export type EndOfferInput = EndOffer & { caseId: string; user: User };
export type EndOfferDeps = { cases: CaseStore; clock: Clock; policy: Policy };

/**
 * Somebody ends an offer in their own name (stage offer): its date has passed without an answer, or the customer said no by
 * other means. No timer does this, and it stays distinguishable from a customer's own answer.
 * Refuses: not-your-case, no-such-case, no-open-offer, offer-answered-before, offer-not-expired.
 */
export const endOffer = async (
  { caseId: named, reason, customerSaid = false, user }: EndOfferInput,
  { cases, clock, policy }: EndOfferDeps,
): Promise<AnswerOutput> => {
  const { caseId } = (await requireCase(cases, named)).head;
  const at = clock.now();
  const output: AnswerOutput = { decision: 'decline' };
  await cases.change(caseId, at, (file) => {
    const { offer, task } = requireAnswerable({ file, policy }, user);
    const { cycle, round } = offer;
    if (!customerSaid && task.dueAt > at)
      throw new Refusal('offer-not-expired', {
        title: `The customer has until ${task.dueAt} to answer`,
        errors: [
          { pointer: '/customerSaid', message: 'must be true before that date: the customer declined by other means' },
        ],
      });
    const reasonTextId = `end-offer-${cycle}-${round}`;
    const ended: Offer = { ...offer, status: 'declined', answeredAt: at, ...(!customerSaid && { unanswered: true }) };
    const because = customerSaid ? 'customer-said' : 'no-answer';
    return combine(dropAcceptances(file), {
      set: { status: 'declined', stage: 'offer' },
      events: [
        {
          type: 'offer-answered',
          actor: { kind: 'person', id: user.id },
          data: { cycle, round, taskId: task.taskId, decision: 'decline', by: 'person', because, reasonTextId },
        },
      ],
      items: [
        decided(task, { by: user.id, at, output }),
        { kind: 'offer', offer: ended },
        textItem(reasonTextId, reason),
      ],
      effects: [{ effect: 'resume', taskId: task.taskId }],
    });
  });
  return output;
};
