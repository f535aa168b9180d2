/** Fewer than so many in an hour are no spike, whatever came in on other days. */
const FEWEST = 5;

/** What came in during an hour of the day on most days: the median, so that one wild day does not move it. */
export const usualOf = (counts: readonly number[]): number => {
  const sorted = counts.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
};

/**
 * Whether many more came in than usual: more than twice as many and three besides, so that chance alone hardly ever gets there
 * (of arrivals that are independent, an hour with a usual of ten passes it once in thousands).
 */
export const isSpike = (count: number, usual: number): boolean => count >= FEWEST && count > 2 * usual + 3;
