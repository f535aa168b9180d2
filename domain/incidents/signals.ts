import type { IncidentPolicy } from '../policy/schema/incidents.ts';
import { type ByKey, byKey } from './buckets.ts';
import { type Expected, tailProbability } from './chance.ts';
import { type Expectations, HOURS_OF, type Window, windows } from './past.ts';
import { ALL, type CountedKey, IN_PUBLIC, isOfWords, type Observation, THREATS } from './traits.ts';

const HOUR_MS = 3_600_000;
const YEAR_HOURS = 365 * 24;
/** Words are many and weak: they are tested as a family of their own, beside topics, products, batches and places. */
const FAMILIES = 2;
/** However unlikely, what is not so many times the usual is no incident. */
const TIMES_AT_LEAST = 2;

/** Something that more customers complained of than can be chance. */
export type Signal = {
  key: CountedKey;
  window: Window;
  /** One case of each customer. */
  cases: readonly Observation[];
  expected: Expected;
  probability: number;
  /** The probability that it has to stay below. */
  bar: number;
};

/** When a window begins that ends now: short ones at an hour, as the past is kept by hours. */
export const windowBegins = (window: Window, now: number): number =>
  window === 'PT1H' || window === 'PT4H'
    ? Math.floor(now / HOUR_MS) * HOUR_MS - HOURS_OF[window] * HOUR_MS
    : now - HOURS_OF[window] * HOUR_MS;

export const inWindow = (observations: readonly Observation[], window: Window, now: number): Observation[] => {
  const from = new Date(windowBegins(window, now)).toISOString();
  return observations.filter(({ at }) => at >= from);
};

/** What is counted in each window, of what is asked for; worked out once. */
export type Counted = (window: Window) => ByKey;

/** @param keys what is asked for */
export const countedIn = (
  observations: readonly Observation[],
  { now, keys }: { now: number; keys: ReadonlySet<CountedKey> },
): Counted => {
  const known = new Map<Window, ByKey>();
  return (window) => {
    const found = known.get(window) ?? byKey(inWindow(observations, window, now), keys);
    known.set(window, found);
    return found;
  };
};

/**
 * The bar of a test: false alarms of a year, shared out over the windows, over the looks of a year that are not about the same complaints,
 * and over all that is looked at (Bonferroni).
 */
export const barOf = (window: Window, tested: number, { falseAlarmsAYear }: IncidentPolicy): number => {
  const looks = YEAR_HOURS / HOURS_OF[window];
  return falseAlarmsAYear / (windows.length * FAMILIES * looks * Math.max(1, tested));
};

/** Whether so many are too many to be chance. */
export const isSignal = (
  { cases, expected, probability, bar }: Omit<Signal, 'key' | 'window'>,
  least: number,
): boolean => cases.length >= least && cases.length >= TIMES_AT_LEAST * expected.mean && probability <= bar;

/** What signals are looked for in. */
export type SignalContext = { counted: Counted; expectations: Expectations; policy: IncidentPolicy };

/** Of the company as a whole: they make a crisis and no incident. */
export const OF_ALL: readonly CountedKey[] = [ALL, IN_PUBLIC, THREATS];

const signalsIn = (window: Window, { counted, expectations, policy }: SignalContext): Signal[] => {
  const { of, tested } = counted(window);
  const all = of.get(ALL)?.size ?? 0;
  return [...of].flatMap(([key, customers]) => {
    if (customers.size < policy.least || OF_ALL.includes(key)) return [];
    const cases = [...customers.values()];
    const expected = expectations.of(key, window, all - cases.length);
    const bar = barOf(window, isOfWords(key) ? tested.words : tested.others, policy);
    const signal = { key, window, cases, expected, probability: tailProbability(cases.length, expected), bar };
    return isSignal(signal, policy.least) ? [signal] : [];
  });
};

export const signalsOf = (context: SignalContext): Signal[] => windows.flatMap((window) => signalsIn(window, context));

const excess = ({ cases, expected }: Signal): number => cases.length - expected.mean;

/** Whether two signals are about the same complaints: half of the smaller one are in the other. */
const overlaps = (one: Signal, other: Signal): boolean => {
  const ids = new Set(one.cases.map(({ caseId }) => caseId));
  const shared = other.cases.filter(({ caseId }) => ids.has(caseId)).length;
  return shared * 2 >= Math.min(one.cases.length, other.cases.length);
};

/** A signal accounts for another one where it has so much of what is too many. */
const ACCOUNTS_FOR = 0.7;

/** The most specific of those that account for the largest: the one of which the fewest were to be expected. Words come last. */
const explanationOf = (largest: Signal, signals: readonly Signal[]): Signal =>
  signals
    .filter((signal) => excess(signal) >= ACCOUNTS_FOR * excess(largest) && overlaps(signal, largest))
    .toSorted(
      (a, b) =>
        Number(isOfWords(a.key)) - Number(isOfWords(b.key)) ||
        a.expected.mean / a.cases.length - b.expected.mean / b.cases.length,
    )[0] ?? largest;

/** What is left of a signal without the customers of another. */
const without = (signal: Signal, other: Signal): Signal => {
  const customers = new Set(other.cases.map(({ customer }) => customer));
  const cases = signal.cases.filter(({ customer }) => !customers.has(customer));
  return { ...signal, cases, probability: tailProbability(cases.length, signal.expected) };
};

/** Overlapping signals as one each, the most specific that accounts for it; what is left of the others has to stand by itself. */
export const merged = (signals: readonly Signal[], least: number): Signal[] => {
  const largest = signals.toSorted((a, b) => excess(b) - excess(a))[0];
  if (!largest) return [];
  const found = explanationOf(largest, signals);
  const left = signals.map((signal) => without(signal, found)).filter((signal) => isSignal(signal, least));
  return [found, ...merged(left, least)];
};
