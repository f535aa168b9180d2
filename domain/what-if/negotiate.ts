import { causesFor, demandOf } from '../budgets/demand.ts';
import type { Demand } from '../budgets/demand-shape.ts';
import { taskId } from '../case/ids.ts';
import type { Offer, Option, Outcome } from '../case/settlement.ts';
import { roundFactsOf } from '../concession/round-facts-of.ts';
import { offersOf } from '../concession/rounds.ts';
import { roundOptions } from '../concession/staircase.ts';
import { findApprover } from '../people/authority.ts';
import { dayOf } from '../people/directory.ts';
import type { Policy } from '../policy/policy.ts';
import { customerOf, type PastCase } from './past-case.ts';

/** What a negotiation would have come to; amounts in minor units of the company's currency. */
export type Settled = {
  result: Outcome['result'];
  cost: number;
  concession?: string;
  rounds: number;
  /** Names that would have had to stand under its offers. */
  approvals: number;
  /** Who would have been asked first; absent where nobody. */
  approver?: string;
};

/**
 * What the customer had been given before and was worth then, and what was left of budgets, is not known any more. It is left out under
 * either policy, so that what differs comes of the policies.
 */
const UNKNOWN_THEN: Parameters<typeof roundFactsOf>[2] = { earlier: [], worth: { known: false, why: 'not-asked' } };

/** An offer of which the customer wants more; whatever approval it took is taken as given. */
const offered = (past: PastCase, { cycle, round, options }: Pick<Offer, 'cycle' | 'round' | 'options'>): Offer => {
  const then = offersOf(past, cycle).find((offer) => offer.round === round);
  return {
    ...{ cycle, round, options, status: 'countered', reasons: [] },
    taskId: taskId({ caseId: past.head.caseId, kind: 'offer', cycle }, round),
    answeredAt: past.head.receivedAt,
    // What they said then they would have said now.
    ...(then?.messageTextId && { messageTextId: then.messageTextId }),
  };
};

const firstApprover = (policy: Policy, { head }: PastCase, demand: Demand): string | undefined =>
  findApprover(
    policy,
    { cost: demand.cost, demand, day: dayOf(policy, head.receivedAt), excluded: [] },
    head.owner === undefined ? [] : [head.owner],
  ).approver;

/** The negotiation of a past case by a policy: its rounds, what the customer takes, and whose approval it takes. */
export const negotiated = (policy: Policy, past: PastCase, end: Outcome): Settled => {
  const { cycle } = end;
  const { head } = past;
  const customer = customerOf(past, end);
  const before = past.outcomes.filter((outcome) => outcome.cycle < cycle);
  const offers: Offer[] = [];
  let approvals = 0;
  let approver: string | undefined;
  let taken: Option | undefined;
  while (offers.length < Math.min(policy.negotiation.rounds, customer.lastRound)) {
    const file = { ...past, outcomes: before, offers };
    const facts = roundFactsOf({ file, policy }, cycle, UNKNOWN_THEN);
    const options = roundOptions(policy, facts, head.replyLanguage);
    if (options.length === 0) break;
    const { round } = facts;
    const demand = demandOf(policy, options, undefined);
    if (causesFor(policy, head.owner, demand).length > 0) {
      approvals += demand.names;
      approver ??= firstApprover(policy, past, demand);
    }
    offers.push(offered(past, { cycle, round, options }));
    taken = customer.take(options, round);
    if (taken) break;
  }
  return {
    result: taken ? 'agreed' : 'answered',
    cost: taken?.cost.amount ?? 0,
    ...(taken && { concession: taken.concession }),
    rounds: offers.length,
    approvals,
    ...(approver !== undefined && { approver }),
  };
};
