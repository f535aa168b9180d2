import type { Case } from '../case/case.ts';
import type { Severity } from '../case/reason.ts';
import type { Law } from '../deadline/law.ts';
import type { Policy } from '../policy/policy.ts';
import type { Clock, Instant } from '../time.ts';
import { nextWordAfter, ORDINARY_SEVERITY } from '../timers/next-word.ts';
import { timerRecalculation } from '../timers/recalculate-timers.ts';
import { reweighed } from '../understand/reweigh.ts';
import { negotiated, type Settled } from './negotiate.ts';
import { endOf, type PastCase } from './past-case.ts';

/** A policy with its law. */
export type Rules = { policy: Policy; law: Law };

/** What a past case would have been under a policy. */
export type Decided = {
  severity: Severity['level'];
  /** What the law calls it, and the dates of the answer and of the next word as they stood on the day of receipt, before any pause. */
  class: Case['regime']['class'];
  answerBy: Instant;
  nextWordBy: Instant;
  /** Whether its first cycle ended after that date. */
  late: boolean;
  /** Absent of a case that has not ended. */
  settled?: Settled;
};

/** The head of a past case on the day it came in. */
const asReceived = ({ closedAt: _, setAsideAt: __, ...head }: Case, severity: Severity | undefined): Case => ({
  ...head,
  ...(severity && { severity }),
});

/**
 * What the rules of a policy make of a past case: severity, dates, offers and whose approval they take. What was found of the case
 * is as it is stored; nothing is read anew in anybody's words.
 * @param found the policy under which its severity was found
 */
export const decidedUnder = (
  { policy, law }: Rules,
  past: PastCase,
  { found, clock }: { found: Pick<Policy, 'severity'>; clock: Clock },
): Decided => {
  const severity = past.head.severity && reweighed(past.head.severity, policy, found);
  const head = asReceived(past.head, severity);
  const after = { ...head, nextWordBy: nextWordAfter(head, head.receivedAt, { policy, clock }) };
  const { set } = timerRecalculation({ law, policy, clock })({
    ...{ before: undefined, after, events: [], regime: undefined },
    at: head.receivedAt,
  });
  const end = endOf(past);
  return {
    severity: severity?.level ?? ORDINARY_SEVERITY,
    class: set.regime.class,
    answerBy: set.answerBy,
    nextWordBy: set.nextWordBy,
    late: end?.cycle === 1 && end.recordedAt > set.answerBy,
    ...(end && { settled: negotiated(policy, { ...past, head }, end) }),
  };
};
