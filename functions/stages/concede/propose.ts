import { answerDraft } from '#domain/agreement/facts-of.ts';
import { combine } from '#domain/case/change.ts';
import { taskId } from '#domain/case/ids.ts';
import { linkVersion } from '#domain/case/links.ts';
import type { Offer } from '#domain/case/settlement.ts';
import { askApproval, waitingApproval } from '#domain/concession/ask-approval.ts';
import { needsApproval } from '#domain/concession/authority.ts';
import { offerLetter } from '#domain/concession/offer-letter.ts';
import { roundReasons } from '#domain/concession/round-reasons.ts';
import { offersOf, ownerLimit } from '#domain/concession/rounds.ts';
import { roundOptions } from '#domain/concession/staircase.ts';
import { Permanent } from '#domain/failures.ts';
import { letterItems, letterTextId } from '#domain/release/letters.ts';
import { planAnswerRelease, waitingRelease } from '#domain/release/plan-release.ts';
import type { CycleInput } from '#platform/lambda-handler.ts';
import { askPoints } from './ask-points.ts';
import type { ConcedeOutput } from './contract.ts';
import { type ConcedeDeps, type Context, type NegotiationStep, putOffer } from './put-offer.ts';
import { roundFactsOf } from './round-facts-of.ts';

const AGREE: NegotiationStep = { next: { next: 'agree' } };

/**
 * The final answer, once each point of the complaint has an answer: it goes to a person first, who may make a better offer
 * instead, unless policy names it as automatic.
 */
const ending = (context: Context): NegotiationStep => {
  const { file, cycle, at, deps } = context;
  const { policy } = deps;
  const asked = askPoints(file, context);
  if (asked) return asked;
  if (policy.negotiation.release.automatic.includes('final-answer')) return AGREE;
  const waiting = waitingRelease(file, cycle, 'final-answer');
  if (waiting) return { next: { next: 'release', taskId: waiting.taskId } };
  const planned = planAnswerRelease(context, cycle, answerDraft({ file, at, policy }, cycle));
  return { next: { next: 'release', taskId: planned.taskId }, change: planned.change };
};

/** What is above the owner's authority goes to an approver, who sees the letter as well. */
const putForApproval = (context: Context, offer: Offer): NegotiationStep => {
  const { file, url, deps } = context;
  const textId = letterTextId(offer);
  const { task, change } = askApproval(context, { ...offer, letterTextId: textId });
  const letter = offerLetter(deps.policy, file, { offer, trackingUrl: url });
  return {
    next: { next: 'approve', taskId: task.taskId },
    change: combine(change, { set: { status: 'proposed', stage: 'concede' }, items: letterItems(textId, letter) }),
  };
};

/** The next round of the negotiation; the final answer when the rounds are spent or nothing more can be offered. */
const nextRound = (context: Context): NegotiationStep => {
  const { file, cycle, earlier, deps } = context;
  const { policy } = deps;
  const facts = roundFactsOf({ file, policy }, cycle, earlier);
  const { round } = facts;
  if (round > policy.negotiation.rounds) return ending(context);
  const options = roundOptions(policy, facts, file.head.replyLanguage);
  if (options.length === 0) return ending(context);
  const offer: Offer = {
    cycle,
    round,
    taskId: taskId({ caseId: file.head.caseId, kind: 'offer', cycle }, round),
    options,
    status: 'needs-approval',
    reasons: roundReasons(policy, facts, options),
  };
  return needsApproval(options, ownerLimit(policy, file)) ? putForApproval(context, offer) : putOffer(context, offer);
};

/** What comes next, by what became of the last offer. A call repeated answers the same and stores nothing. */
export const nextStep = (context: Context): NegotiationStep => {
  const { file, cycle } = context;
  if (file.agreements.some((agreement) => agreement.cycle === cycle)) return AGREE;
  const last = offersOf(file, cycle).at(-1);
  switch (last?.status) {
    case 'needs-approval':
      return { next: { next: 'approve', taskId: waitingApproval(file, last)?.taskId ?? '' } };
    case 'needs-release':
      return { next: { next: 'release', taskId: waitingRelease(file, cycle, 'offer')?.taskId ?? '' } };
    case 'open':
      return { next: { next: 'offer', taskId: last.taskId } };
    case 'approved':
      return putOffer(context, last);
    case 'accepted':
      return AGREE;
    case 'declined':
      return ending(context);
    default:
      return nextRound(context);
  }
};

/**
 * Stage concede: says what comes next between us and the customer. Options follow the policy's rules; what costs more than
 * the owner may grant goes to an approver first; after a refusal only what the owner may grant is proposed. What goes out, an
 * offer or a final answer, is released by a person. A customer's no is put to a person, who answers it. The number of rounds
 * that the rules propose is bounded.
 */
export const propose = async ({ caseId, cycle }: CycleInput, deps: ConcedeDeps): Promise<ConcedeOutput> => {
  const head = await deps.cases.head(caseId);
  const earlier = head ? await deps.earlierCases(head) : [];
  const url = await deps.trackingUrl(caseId, { version: linkVersion(head ?? {}) });
  const at = deps.clock.now();
  let next: NegotiationStep['next'] = AGREE.next;
  await deps.cases.change(caseId, at, (file) => {
    if (file.head.cycle !== cycle) throw new Permanent(`Cycle ${cycle} of the case is over`);
    const step = nextStep({ file, cycle, at, earlier, url, deps });
    next = step.next;
    return step.change;
  });
  return { caseId, cycle, ...next };
};
