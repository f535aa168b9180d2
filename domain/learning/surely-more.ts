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
