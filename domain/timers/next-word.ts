import type { Case } from '#domain/case/case.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock, Instant } from '#domain/time.ts';

/** The severity that is assumed until it is known. */
export const ORDINARY_SEVERITY = 2;

/** When the update is due that is promised at `at`, by the severity of the case. */
export const nextWordAfter = (
  { severity }: Pick<Case, 'severity'>,
  at: Instant,
  { policy, clock }: { policy: Policy; clock: Clock },
): Instant => clock.after(at, policy.deadlines.nextWord[severity?.level ?? ORDINARY_SEVERITY]);
