/** A count of which so many are expected, and how sure that is: the smaller the size, the wider it spreads. */
export type Expected = { mean: number; size: number };

/** Terms that add less than this to a tail are left out. */
const NEGLIGIBLE = 1e-18;

/**
 * How likely a count of at least `seen` is by chance: the upper tail of a negative binomial distribution, which is a Poisson count
 * whose mean is not known for certain (variance mean + mean²/size).
 */
export const tailProbability = (seen: number, { mean, size }: Expected): number => {
  if (seen <= 0) return 1;
  const more = mean / (mean + size);
  let log = size * Math.log(1 - more);
  for (let count = 0; count < seen; count++) log += Math.log(((size + count) / (count + 1)) * more);
  let term = Math.exp(log);
  let sum = 0;
  for (let count = seen; term > NEGLIGIBLE * sum && term > 0; count++) {
    sum += term;
    term *= ((size + count) / (count + 1)) * more;
  }
  return Math.min(1, sum);
};
