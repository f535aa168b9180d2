import type { RollUp } from './fact.ts';
import { measures } from './measures.ts';

/** Of fewer ratings it would be known who said what of whom. */
export const FEWEST_RATINGS = 5;

/**
 * The values of a breakdown whose ratings are not shown: those of few. Where that is one, the next smallest is left out with it, since
 * what is missing from the whole would tell it.
 */
export const withFewRatings = (rollUp: RollUp): ReadonlySet<string> => {
  const rated = Object.entries(rollUp)
    .map(([value, counts]) => ({ value, count: counts[measures.rated] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.count - b.count);
  const few = rated.filter(({ count }) => count < FEWEST_RATINGS).length;
  return new Set(rated.slice(0, few === 1 ? 2 : few).map(({ value }) => value));
};
