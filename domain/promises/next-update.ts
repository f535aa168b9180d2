import type { Case } from '../case/case.ts';
import type { CaseContext } from '../case/case-file.ts';
import type { Policy } from '../policy/policy.ts';
import type { Clock, Instant } from '../time.ts';
import { nextWordAfter, ORDINARY_SEVERITY } from '../timers/next-word.ts';

type Deps = { policy: Policy; clock: Clock };

/** When a customer hears of us next who waits for what was agreed. */
export const promiseWordAfter = ({ severity }: Pick<Case, 'severity'>, at: Instant, { policy, clock }: Deps): Instant =>
  clock.after(at, policy.promises.interim.every[severity?.level ?? ORDINARY_SEVERITY]);

/** The date of the next word after one of now: by what the customer waits for. */
export const updateAfter = ({ file: { head }, at, deps }: CaseContext<Deps>): Pick<Case, 'nextWordBy'> => ({
  nextWordBy: (head.closedAt ? promiseWordAfter : nextWordAfter)(head, at, deps),
});
