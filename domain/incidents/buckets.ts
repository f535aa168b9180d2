import { ALL, type CountedKey, IN_PUBLIC, isOfWords, keysOf, type Observation, THREATS } from './traits.ts';

/** How many customers complained in a period, by what they have in common; `all` of them, those who did so in public, and those who threaten to. */
export type Bucket = Readonly<Record<CountedKey, number>>;

/** What each observation counts for: it is looked at again and again for a week. */
const COUNTED_FOR = new WeakMap<Observation, readonly CountedKey[]>();

/** All that an observation counts for. */
export const countedFor = (observation: Observation): readonly CountedKey[] => {
  const { traits, threatens, readers } = observation;
  const keys = COUNTED_FOR.get(observation) ?? [
    ALL,
    ...(readers === undefined ? [] : [IN_PUBLIC]),
    ...(threatens ? [THREATS] : []),
    ...keysOf(traits),
  ];
  COUNTED_FOR.set(observation, keys);
  return keys;
};

/** Observations by what they have in common, of each customer the first alone; and how many things were looked at in all. */
export type ByKey = {
  of: ReadonlyMap<CountedKey, ReadonlyMap<string, Observation>>;
  tested: { words: number; others: number };
};

/** @param only what is asked for; all else is looked at, and not kept */
export const byKey = (observations: readonly Observation[], only?: ReadonlySet<CountedKey>): ByKey => {
  const of = new Map<CountedKey, Map<string, Observation>>();
  const seen = new Set<CountedKey>();
  for (const observation of observations)
    for (const key of countedFor(observation)) {
      seen.add(key);
      if (only && !only.has(key)) continue;
      const customers = of.get(key) ?? new Map<string, Observation>();
      if (customers.size === 0) of.set(key, customers);
      if (!customers.has(observation.customer)) customers.set(observation.customer, observation);
    }
  const words = [...seen].filter(isOfWords).length;
  return { of, tested: { words, others: seen.size - words } };
};

/** The customers of a period, counted: as often as one likes, it comes to the same. */
export const bucketOf = (observations: readonly Observation[]): Bucket =>
  Object.fromEntries([...byKey(observations).of].map(([key, customers]) => [key, customers.size]));
