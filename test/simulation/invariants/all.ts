import { withinAuthority } from './authority.ts';
import { historyVerifies, onceEach, schedulesSet, timersFollow } from './history.ts';
import type { Invariant, Observed } from './observed.ts';
import { dangerIsCalled, fourEyes, nothingFails, wordsAreHeard } from './people.ts';
import { releasedFirst } from './released.ts';
import { escalationRuns, executionsGoOn, planned, somebodyMustAct } from './somebody-acts.ts';

/** What holds after every step, whatever the order. */
const invariants: readonly Invariant[] = [
  nothingFails,
  executionsGoOn,
  somebodyMustAct,
  planned,
  escalationRuns,
  releasedFirst,
  wordsAreHeard,
  dangerIsCalled,
  historyVerifies,
  onceEach,
  timersFollow,
  schedulesSet,
  fourEyes,
  withinAuthority,
];

/** An invariant that does not hold, and where. */
export type Violation = { invariant: string; what: string };

/** @param aside an invariant that is not looked at */
export const firstViolation = (observed: Observed, aside?: string): Violation | undefined => {
  for (const { name, broken } of invariants.filter((one) => one.name !== aside)) {
    const [what] = broken(observed);
    if (what !== undefined) return { invariant: name, what };
  }
  return undefined;
};
