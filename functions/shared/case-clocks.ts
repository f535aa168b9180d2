import type { Case } from '#domain/case.ts';
import type { Policy } from '#domain/policy.ts';
import type { Clock, Instant } from '#domain/time.ts';
import type { Effect } from './store/outbox.ts';

/** Until the severity is known a case is promised what an ordinary one is. */
export const ORDINARY_SEVERITY = 2;

/** When the next word is due that we promise at `at`, by the severity of the case. */
export const nextWordAfter = (
  policy: Policy,
  clock: Clock,
  { severity }: Pick<Case, 'severity'>,
  at: Instant,
): Instant => clock.after(at, policy.deadlines.nextWord[severity?.level ?? ORDINARY_SEVERITY]);

/** Sets one of the two clocks every open case has, or moves it. */
export const setCaseClock = (clock: 'next-word' | 'answer', caseId: string, at: Instant): Effect => ({
  effect: 'set-clock',
  name: `${clock}-${caseId}`,
  at,
  tick: { clock, caseId, at },
});

/** Stops both clocks: a closed case owes no word. */
export const dropCaseClocks = (caseId: string): Effect[] => [
  { effect: 'drop-clock', name: `next-word-${caseId}` },
  { effect: 'drop-clock', name: `answer-${caseId}` },
];
