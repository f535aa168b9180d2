import { type Share, wilson } from '../figures/share.ts';

/** 99.95 percent of a normal distribution lie below it: many remedies are compared, and one in twenty would be found better by chance. */
const Z = 3.290527;

/**
 * Whether a share is larger than another by more than chance: the interval of their difference, Newcombe's from Wilson's of each
 * (Statistics in Medicine 17, 1998, method 10), lies above nothing, with 99.9 percent of certainty.
 */
export const isSurelyMore = (one: Pick<Share, 'count' | 'of'>, other: Pick<Share, 'count' | 'of'>): boolean => {
  if (one.of === 0 || other.of === 0) return false;
  const [part, otherPart] = [one.count / one.of, other.count / other.of];
  const { low } = wilson(one.count, one.of, Z);
  const { high } = wilson(other.count, other.of, Z);
  return part - otherPart - Math.sqrt((part - low) ** 2 + (high - otherPart) ** 2) > 0;
};

/**
 * Whether a count is larger than another by more than chance, given how long each was counted: the interval of its part of both
 * (Wilson's) lies above the part of the time that it was counted in, with 99.9 percent of certainty.
 */
export const isSurelyMoreOften = (
  one: { count: number; days: number },
  other: { count: number; days: number },
): boolean => {
  const of = one.count + other.count;
  return of > 0 && wilson(one.count, of, Z).low > one.days / (one.days + other.days);
};
