import type { RollUp } from '../figures/fact.ts';
import { UNKNOWN } from '../figures/fact.ts';
import { measures } from '../figures/measures.ts';
import { type Share, shareOf, wilson } from '../figures/share.ts';
import type { Improvement } from '../policy/schema/improvement.ts';
import type { Measured } from './corrective-action.ts';

/** What is counted of each breakdown: causes are known when a case ends, topics when it comes in. */
export const countedOf = { cause: measures.ended, topic: measures.received, product: measures.received } as const;

/** Something that comes back often enough that an action about it is proposed. */
export type Recurring = { measured: Measured; share: Share };

/** Values that say nothing of what could be done. */
const NOTHING_TO_DO = [UNKNOWN, 'other', 'unfounded', 'customer-use'];

/**
 * The values of a breakdown that recur: of enough cases, with a share that is surely above a bound (the lower end of Wilson's
 * interval); the most frequent first.
 */
export const recurringIn = (
  by: 'cause' | 'topic',
  rollUp: RollUp,
  { atLeast, shareAbove }: Pick<Improvement['recurring'], 'atLeast' | 'shareAbove'>,
): Recurring[] => {
  const counts = Object.entries(rollUp).map(([value, sums]) => ({ value, count: sums[countedOf[by]] ?? 0 }));
  const of = counts.reduce((sum, { count }) => sum + count, 0);
  return counts
    .filter(
      ({ value, count }) => !NOTHING_TO_DO.includes(value) && count >= atLeast && wilson(count, of).low > shareAbove,
    )
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .map(({ value, count }) => ({ measured: { by, value }, share: shareOf(count, of) }));
};
