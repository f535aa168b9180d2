import type { IncidentPolicy } from '../policy/schema/incidents.ts';
import type { Bucket } from './buckets.ts';
import type { Expected } from './chance.ts';
import { ALL, type CountedKey, isBatch } from './traits.ts';

/** How many weeks the past goes back, and the days that takes where the last week is left out. */
export const WEEKS = 8;
const WEEK_DAYS = 7;
export const PAST_DAYS = (WEEKS + 1) * WEEK_DAYS;

/** The hours about the present one that are looked at in each earlier week, as offsets from it. */
export const HOUR_OFFSETS = [-5, -4, -3, -2, -1, 0, 1] as const;

/** What was counted before. */
export type Past = {
  /** The days before today, yesterday first; as many as there are. A day on which nothing came is an empty bucket. */
  days: readonly Bucket[];
  /** Of each week before, the last first, the hours at `HOUR_OFFSETS` from the present one. */
  hours: readonly (readonly Bucket[])[];
};

/** How far back it is counted: an hour and four, with what has gone of the present one; a day; a week. */
export const windows = ['PT1H', 'PT4H', 'P1D', 'P7D'] as const;
export type Window = (typeof windows)[number];

export const HOURS_OF: Record<Window, number> = { PT1H: 1, PT4H: 4, P1D: 24, P7D: 168 };

/** Days before today that a window reaches into: they are no past of it. */
const SKIPPED_DAYS: Record<Window, number> = { PT1H: 0, PT4H: 0, P1D: 1, P7D: 7 };

/** The moment that is looked from: what share of the present hour, and of the present day, has gone. */
export type Moment = { ofHour: number; ofDay: number };

const at = (bucket: Bucket | undefined, key: CountedKey): number => bucket?.[key] ?? 0;

/** How many of a key came in the same window so many weeks ago. An hour is smoothed by those beside it. */
const sameWindow = (
  past: Past,
  key: CountedKey,
  { window, week, moment }: { window: Window; week: number; moment: Moment },
) => {
  const hour = (offset: number) => at(past.hours[week - 1]?.[HOUR_OFFSETS.indexOf(offset as 0)], key);
  const day = (ago: number) => at(past.days[ago - 1], key);
  const smooth = (offset: number) => (hour(offset - 1) + 2 * hour(offset) + hour(offset + 1)) / 4;
  const ago = week * WEEK_DAYS;
  switch (window) {
    case 'PT1H':
      return smooth(-1) + moment.ofHour * smooth(0);
    case 'PT4H':
      return hour(-4) + hour(-3) + hour(-2) + hour(-1) + moment.ofHour * hour(0);
    case 'P1D':
      return (1 - moment.ofDay) * day(ago + 1) + moment.ofDay * day(ago);
    case 'P7D':
      return Array.from({ length: WEEK_DAYS }, (_, more) => day(ago + more)).reduce((sum, count) => sum + count, 0);
  }
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const sumOf = (buckets: readonly Bucket[], key: CountedKey): number => sum(buckets.map((bucket) => at(bucket, key)));

const medianOf = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The mean, to which no week adds much more than twice the usual: one bad week is no measure, and small counts keep their mean. */
const meanOfWeeks = (values: readonly number[]): number => {
  const most = 3 + 2 * medianOf(values);
  return values.length === 0 ? 0 : sum(values.map((value) => Math.min(value, most))) / values.length;
};

/** A week of the recent past speaks for the present share of a key as much as so many customers of the longer one. */
const RECENT_WEIGHT = 5;
/** However a season rises, more than this is no season. */
const HIGHEST_LEVEL = 3;
/** A day counts for no more than so many times the usual, so that an incident of the past hides none of the present. */
const DAY_AT_MOST = 3;

/** Nothing is surer than this, so that a tail can be worked out. */
const SUREST = 1e6;

/** The share of a key in all customers, and how many it rests on. */
type Share = { share: number; counted: number };

const sizeOf = (spread: number): number => Math.min(SUREST, 1 / spread);

/** What is to be expected at a moment. */
export type Expectations = {
  /** How many weeks of past it rests on; 0: it is what the policy states. */
  weeks: number;
  /**
   * How many customers of a key a window should have. Where all others are more than usual, as on a day on which everybody speaks of the
   * company, it should have more by as much.
   * @param others customers of the window who are of something else
   */
  of(key: CountedKey, window: Window, others?: number): Expected;
};

/** Works out once what is asked for often. */
const kept = <T>(work: (key: CountedKey, window: Window) => T): ((key: CountedKey, window: Window) => T) => {
  const known = new Map<string, T>();
  return (key, window) => {
    const name = `${window} ${key}`;
    const found = known.get(name) ?? work(key, window);
    known.set(name, found);
    return found;
  };
};

const weeksOf = ({ hours, days }: Past): number =>
  Math.max(0, Math.min(WEEKS, hours.length, Math.floor(days.length / WEEK_DAYS) - 1));

/** How much more than in the weeks before came in the last one: a season that has begun. */
const levelOf = ({ days }: Past, weeks: number): number => {
  const week = (number: number) => sumOf(days.slice(number * WEEK_DAYS, (number + 1) * WEEK_DAYS), ALL);
  const before = meanOfWeeks(Array.from({ length: weeks }, (_, number) => week(number + 1)));
  return before === 0 ? 1 : Math.min(HIGHEST_LEVEL, Math.max(1, week(0) / before));
};

/** The share of all customers that a batch has in a week on average: what is to be expected of one that is new. */
const shareOfBatch = (week: readonly Bucket[]): number => {
  const counts = new Map<CountedKey, number>();
  for (const day of week)
    for (const [key, count] of Object.entries(day)) if (isBatch(key)) counts.set(key, (counts.get(key) ?? 0) + count);
  return sum([...counts.values()]) / Math.max(1, counts.size * sumOf(week, ALL));
};

/** The share of a key in all customers, by eight weeks and by the last of them, whichever is more. @param ofNew the least it counts for */
const shareIn = (days: readonly Bucket[], key: CountedKey, ofNew: number): Share => {
  const mean = sumOf(days, key) / Math.max(1, days.length);
  const ofAll = Math.max(1, sumOf(days, ALL));
  const seen = sum(days.map((day) => Math.min(at(day, key), 2 + DAY_AT_MOST * mean)));
  const counted = Math.max(seen + 1, ofNew * ofAll);
  const long = counted / ofAll;
  const recent = days.slice(0, WEEK_DAYS);
  const short = (sumOf(recent, key) + RECENT_WEIGHT) / (sumOf(recent, ALL) + RECENT_WEIGHT / long);
  return { share: Math.max(long, short), counted };
};

/** What a past says at any moment of its hour. */
type Known = { weeks: number; level: number; share: (key: CountedKey, window: Window) => Share };

const known = (past: Past): Known => {
  const weeks = weeksOf(past);
  const days = (window: Window) => past.days.slice(SKIPPED_DAYS[window], SKIPPED_DAYS[window] + WEEKS * WEEK_DAYS);
  const newBatch = kept((_, window) => shareOfBatch(days(window).slice(0, WEEK_DAYS)));
  const share = kept((key, window) => shareIn(days(window), key, isBatch(key) ? newBatch('', window) : 0));
  return { weeks, level: levelOf(past, weeks), share };
};

/** A past is looked at every few minutes of its hour. */
const KNOWN = new WeakMap<Past, Known>();

/** What follows from the past at a moment. */
export const expectationsOf = (past: Past, moment: Moment, { prior, spread }: IncidentPolicy): Expectations => {
  const found = KNOWN.get(past) ?? known(past);
  KNOWN.set(past, found);
  const { weeks, level, share } = found;
  const usually = kept((key, window) =>
    meanOfWeeks(Array.from({ length: weeks }, (_, week) => sameWindow(past, key, { window, week: week + 1, moment }))),
  );
  /** The fewer came in the same windows of the weeks before, the less sure is what may come in this one: at night hardly any do. */
  const doubtOf = kept((_, window) => 1 / (1 + weeks * usually(ALL, window)));
  const ofAll = (window: Window): Expected => ({ mean: usually(ALL, window) * level, size: sizeOf(spread) });
  return {
    weeks,
    of: (key, window, others) => {
      if (weeks === 0) return { mean: prior.customersAnHour * HOURS_OF[window], size: prior.shape };
      const all = ofAll(window);
      if (key === ALL) return all;
      const { share: part, counted } = share(key, window);
      const mean = Math.max(part * all.mean, usually(key, window));
      const more = others === undefined ? 1 : (others + 2) / (Math.max(0, all.mean - mean) + 2);
      return { mean: mean * Math.max(1, more), size: sizeOf(spread + 1 / counted + doubtOf('', window)) };
    },
  };
};
