import { answerDraft } from '../agreement/facts-of.ts';
import { countedFor } from '../budgets/counted-for.ts';
import { causesFor, demandOf } from '../budgets/demand.ts';
import type { CauseOfApproval, Demand } from '../budgets/demand-shape.ts';
import { combine } from '../case/change.ts';
import { taskId } from '../case/ids.ts';
import type { Offer } from '../case/settlement.ts';
import { askLead } from '../examination/ask-lead.ts';
import { letterItems, letterTextId } from '../release/letters.ts';
import { planAnswerRelease, waitingRelease } from '../release/plan-release.ts';
import { waitingApprovals } from './approvals.ts';
import { askApproval } from './ask-approval.ts';
import { askPoints } from './ask-points.ts';
import { offerLetter } from './offer-letter.ts';
import { type NegotiationContext, type NegotiationStep, putOffer } from './put-offer.ts';
import { roundFactsOf } from './round-facts-of.ts';
import { roundReasons } from './round-reasons.ts';
import { offersOf } from './rounds.ts';
import { roundOptions } from './staircase.ts';

const AGREE: NegotiationStep = { next: { next: 'agree' } };

/**
 * The final answer, once each point of the complaint has an answer: it goes to a person first, who may make a better offer
 * instead, unless policy names it as automatic.
 */
const ending = (context: NegotiationContext): NegotiationStep => {
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

type Asked = { demand: Demand; causes: CauseOfApproval[] };

/** What is above the owner's authority goes to an approver, who sees the letter as well. */
const putForApproval = (context: NegotiationContext, offer: Offer, asked: Asked): NegotiationStep => {
  const { file, url, deps } = context;
  const textId = letterTextId(offer);
  const { task, change } = askApproval(context, {
    ...{ offer: { ...offer, letterTextId: textId }, proposer: file.head.owner },
    ...asked,
  });
  const letter = offerLetter(deps.policy, file, { offer, trackingUrl: url });
  return {
    next: { next: 'approve', taskId: task.taskId },
    change: combine(change, { set: { status: 'proposed' }, items: letterItems(textId, letter) }),
  };
};

/** The approval that an offer waits for; where another name is missing and nobody is asked for it yet, somebody is. */
const awaited = (context: NegotiationContext, offer: Offer): NegotiationStep => {
  const { file, funds, deps } = context;
  const [waiting] = waitingApprovals(file, offer);
  if (waiting) return { next: { next: 'approve', taskId: waiting.taskId } };
  const demand = demandOf(deps.policy, offer.options, funds);
  const { owner } = file.head;
  const causes = causesFor(deps.policy, owner, demand);
  const { task, change } = askApproval(context, { offer, demand, causes, proposer: owner });
  return { next: { next: 'approve', taskId: task.taskId }, change: combine(change) };
};

/**
 * The next round of the negotiation, once somebody has decided between opinions that differ; the final answer when the rounds are
 * spent or nothing more can be offered.
 */
const nextRound = (context: NegotiationContext): NegotiationStep => {
  const { file, cycle, at, earlier, worth, funds, deps } = context;
  const { policy } = deps;
  const lead = askLead(context);
  if (lead) return lead;
  const facts = roundFactsOf({ file, policy, funds }, cycle, { earlier, worth });
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
  const demand = demandOf(policy, options, funds);
  const causes = causesFor(policy, file.head.owner, demand);
  // Whose case it is may exceed the budget alone: the offer says so, as one that was approved does.
  const alone: Offer = { ...offer, ...(demand.overBudget && { demand }) };
  const step = causes.length > 0 ? putForApproval(context, offer, { demand, causes }) : putOffer(context, alone);
  return { ...step, change: combine(step.change, demand.cost > 0 && countedFor(funds, at)) };
};

/** What comes next, by what became of the last offer. A call repeated answers the same and stores nothing. */
export const nextStep = (context: NegotiationContext): NegotiationStep => {
  const { file, cycle } = context;
  if (file.agreements.some((agreement) => agreement.cycle === cycle)) return AGREE;
  const last = offersOf(file, cycle).at(-1);
  switch (last?.status) {
    case 'needs-approval':
      return awaited(context, last);
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
