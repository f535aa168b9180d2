import { stemsOf } from './traits.ts';

/** So many words tell what an incident is about. */
const MOST_WORDS = 5;
/** A word is told of an incident where so many of the texts have it. */
const SHARED = 0.5;

/** The words that half of the texts share, by their stems, the most shared first: no word that fewer than `least` customers used. */
export const sharedWords = (texts: readonly string[], least: number): string[] => {
  const counts = new Map<string, number>();
  for (const stem of texts.flatMap(stemsOf)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= Math.max(least, SHARED * texts.length))
    .toSorted(([a, more], [b, fewer]) => fewer - more || (a < b ? -1 : 1))
    .slice(0, MOST_WORDS)
    .map(([stem]) => stem);
};
