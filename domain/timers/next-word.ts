import type { Case } from '#domain/case/case.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock, Instant } from '#domain/time.ts';

/** Until the severity is known a case is promised what an ordinary one is. */
export const ORDINARY_SEVERITY = 2;

/** When the next word is due that we promise at `at`, by the severity of the case. */
export const nextWordAfter = (
  { severity }: Pick<Case, 'severity'>,
  at: Instant,
  { policy, clock }: { policy: Policy; clock: Clock },
): Instant => clock.after(at, policy.deadlines.nextWord[severity?.level ?? ORDINARY_SEVERITY]);
