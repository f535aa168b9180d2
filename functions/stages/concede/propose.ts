import type { CaseFile } from '#domain/case/case-file.ts';
import { taskId } from '#domain/case/ids.ts';
import type { Offer } from '#domain/case/settlement.ts';
import { needsApproval } from '#domain/concession/authority.ts';
import { roundReasons } from '#domain/concession/round-reasons.ts';
import { roundOptions } from '#domain/concession/staircase.ts';
import { Permanent } from '#domain/failures.ts';
import type { CycleInput } from '#platform/lambda-handler.ts';
import { askPoints } from './ask-points.ts';
import type { ConcedeOutput } from './contract.ts';
import { askApproval, type ConcedeDeps, type Context, type NegotiationStep, sendOffer } from './put-offer.ts';
import { offersOf, ownerLimit, roundFactsOf } from './round-facts-of.ts';

const AGREE: NegotiationStep = { next: { next: 'agree' } };

/** There is no more to offer: the final answer, once each point of the complaint has one. */
const ending = (file: CaseFile, context: Context): NegotiationStep => askPoints(file, context) ?? AGREE;

/** The next round of the negotiation; the final answer when the rounds are spent or nothing more can be offered. */
const nextRound = (file: CaseFile, context: Context): NegotiationStep => {
  const { cycle, earlier, deps } = context;
  const { policy } = deps;
  const facts = roundFactsOf({ file, policy }, cycle, earlier);
  const { round } = facts;
  if (round > policy.negotiation.rounds) return ending(file, context);
  const options = roundOptions(policy, facts, file.head.replyLanguage);
  if (options.length === 0) return ending(file, context);
  const offer: Offer = {
    cycle,
    round,
    taskId: taskId({ caseId: file.head.caseId, kind: 'offer', cycle }, round),
    options,
    status: 'needs-approval',
    reasons: roundReasons(policy, facts, options),
  };
  return needsApproval(options, ownerLimit(policy, file))
    ? askApproval(file, offer, context)
    : sendOffer(file, offer, context);
};

/** What comes next, by what became of the last offer. A call repeated answers the same and stores nothing. */
const nextStep = (file: CaseFile, context: Context): NegotiationStep => {
  const { caseId } = file.head;
  const last = offersOf(file, context.cycle).at(-1);
  switch (last?.status) {
    case 'needs-approval':
      return {
        next: { next: 'approve', taskId: taskId({ caseId, kind: 'approve', cycle: context.cycle }, last.round) },
      };
    case 'open':
      return { next: { next: 'offer', taskId: last.taskId } };
    case 'approved':
      return sendOffer(file, last, context);
    case 'accepted':
      return AGREE;
    case 'declined':
      return ending(file, context);
    default:
      return nextRound(file, context);
  }
};

/**
 * Stage concede: says what is put to the customer next. Options follow the policy's rules; what costs more than the owner may
 * grant goes to an approver first; after a refusal only what the owner may grant is proposed. The number of rounds is
 * bounded, so this always ends in `agree`.
 */
export const propose = async ({ caseId, cycle }: CycleInput, deps: ConcedeDeps): Promise<ConcedeOutput> => {
  const head = await deps.cases.head(caseId);
  const earlier = head ? await deps.earlierCases(head) : [];
  const url = await deps.trackingUrl(caseId);
  const at = deps.clock.now();
  let next: NegotiationStep['next'] = AGREE.next;
  await deps.cases.change(caseId, at, (file) => {
    if (file.head.cycle !== cycle) throw new Permanent(`Cycle ${cycle} of the case is over`);
    const step = nextStep(file, { cycle, at, earlier, url, deps });
    next = step.next;
    return step.change;
  });
  return { caseId, cycle, ...next };
};
