import * as z from 'zod/mini';

/** Of fewer nothing is concluded: the interval of a share of 20 is 40 points wide, and the next case moves it by five. */
export const FEWEST = 20;

/**
 * How many of how many, in percent with one decimal, and between what it lies with 95 percent of certainty. No percentages where there
 * are too few to conclude from.
 */
export const Share = z.strictObject({
  count: z.int(),
  of: z.int(),
  percent: z.exactOptional(z.number()),
  low: z.exactOptional(z.number()),
  high: z.exactOptional(z.number()),
});
export type Share = z.infer<typeof Share>;

/** 97.5 percent of a normal distribution lie below it. */
export const Z_95 = 1.959964;

const percent = (part: number): number => Math.round(part * 1000) / 10;

/** Wilson's score interval (1927), from 0 to 1, with 95 percent of certainty unless `z` says more: unlike the plain one it holds for few, and near none or all. */
export const wilson = (count: number, of: number, z = Z_95): { low: number; high: number } => {
  const part = count / of;
  const denominator = 1 + z ** 2 / of;
  const centre = (part + z ** 2 / (2 * of)) / denominator;
  const half = (z / denominator) * Math.sqrt((part * (1 - part)) / of + z ** 2 / (4 * of ** 2));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
};

export const shareOf = (count: number, of: number): Share => {
  if (of < FEWEST) return { count, of };
  const { low, high } = wilson(count, of);
  return { count, of, percent: percent(count / of), low: percent(low), high: percent(high) };
};
