import { type CountedChange, type FigurePolicy, factOf } from '#domain/figures/facts.ts';
import { keys } from './keys.ts';
import type { Write } from './table.ts';

/** Facts are kept for so long after their figures were made, for whoever makes them anew: no case is destroyed as early. */
export const FACTS_KEPT_SECONDS = 100 * 24 * 60 * 60;

/**
 * What a change adds to the figures, at most one small item, in the transaction that stores it: so that no way in which a case ends
 * can leave it out, and none counts twice.
 */
export const factWrites = (change: CountedChange, policy: FigurePolicy | undefined): Write[] => {
  const fact = policy && factOf(change, policy);
  if (!fact) return [];
  // Those of a past that is brought in stay: its days are counted again whenever more of it comes.
  const isOfPast = change.events.some(({ type }) => type === 'brought-in');
  const ttl = Math.floor(Date.parse(change.at) / 1000) + FACTS_KEPT_SECONDS;
  return [{ put: { ...keys.fact(fact), ...fact, ...(!isOfPast && { ttl }) }, ifAbsent: true }];
};
