import type { CaseFile } from '../case/case-file.ts';
import type { Severity } from '../case/reason.ts';
import type { Option, Outcome } from '../case/settlement.ts';
import { limitOf } from '../people/directory.ts';
import type { Policy } from '../policy/policy.ts';
import { ORDINARY_SEVERITY } from '../timers/next-word.ts';
import type { Cause } from '../vocabulary.ts';
import type { unknownWorth } from '../worth/worth.ts';

/** An earlier case of the same customer, and whether anything of cost was given in it. */
export type EarlierCase = { caseId: string; conceded: boolean };

/** All that a round of the negotiation depends on. Amounts are minor units of the company's currency. */
export type RoundFacts = {
  /** What the owner found to be the cause; absent while nobody has examined the complaint. */
  cause?: Cause;
  topic?: string;
  severity: Severity['level'];
  /** An expert said that we answer for it, or the cause is our error. */
  liable: boolean;
  /** What experts recommend: a concession's id or kind, or a proposal in words. */
  remedies: string[];
  /** What the customer asked for, in their words, newest first. */
  requestedRemedies: string[];
  /** Earlier cases of the customer, and in how many of them something of cost was given. */
  earlier: { cases: number; conceded: number };
  /** What the customer is worth to the company, where it is known. */
  customerValue?: number;
  /** Why that is not known. */
  whyUnknown?: (typeof unknownWorth)[number];
  /** The round the customer is about to see, from 1. */
  round: number;
  /** Offers of this cycle that the customer has countered. */
  counters: number;
  /** The options that the customer has seen in this cycle: they stay open beside what a new round adds. */
  open: Option[];
  /** Concessions the customer has seen in this cycle or got in an earlier one: nothing is put to them twice. */
  offered: string[];
  /** What the case has cost in earlier cycles. */
  spent: number;
  /** Set after an approver refused: nothing dearer is proposed any more. */
  limit?: number;
  /** Set with it: kinds that the owner may not grant are not proposed any more either. */
  withoutKinds?: string[];
};

/** Nothing was found that we answer for: only what the catalogue allows as a courtesy is offered. */
export const isCourtesyOnly = ({ cause, liable }: RoundFacts): boolean =>
  !liable && (cause === 'customer-use' || cause === 'unfounded');

/** What earlier cycles of a case have cost. */
export const spentOn = (outcomes: Pick<Outcome, 'totalCost'>[]): number =>
  outcomes.reduce((sum, { totalCost }) => sum + totalCost.amount, 0);

/**
 * What the case may still cost: the ceiling of its severity, less what earlier cycles cost, within what the highest
 * authority of the company (or, after a refusal, the owner) may grant. It decides, it is never shown.
 */
export const roomOf = (
  policy: Policy,
  { severity, spent, limit }: Pick<RoundFacts, 'severity' | 'spent' | 'limit'>,
): number => {
  const highest = Math.max(...policy.people.map((person) => limitOf(policy, person)));
  return Math.max(0, Math.min(policy.negotiation.ceiling[severity] - spent, highest, limit ?? highest));
};

/** The same for a case as it stands. */
export const roomOfCase = (policy: Policy, { head, outcomes }: Pick<CaseFile, 'head' | 'outcomes'>): number =>
  roomOf(policy, { severity: head.severity?.level ?? ORDINARY_SEVERITY, spent: spentOn(outcomes) });
