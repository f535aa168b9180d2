import type { CaseEvent, EventType } from '../case/events.ts';
import type { Words } from '../policy/policy.ts';
import type { Instant } from '../time.ts';
import type { Reading } from './reading.ts';

/** All that the report knows of a case: its raw history, and the two fields of its head that no event holds. */
export type CaseRecord = {
  caseId: string;
  /** When the complaint reached us: the start of the law's terms. */
  receivedAt: Instant;
  /** The language we answer in. */
  replyLanguage: string;
  events: CaseEvent[];
};

/** What a report is about. Equal settings and equal histories give equal reports. */
export type Setting = {
  year: number;
  zone: string;
  currency: string;
  /** First month of receipt that is read, such as `2024-01`: an older case is not looked at. */
  since: string;
  /** The class that each topic of the policy belongs to, for histories that name the topic only. */
  classes: Record<string, string>;
};

/** The year in the company's zone: `start <= at < end`. */
export type Period = { start: Instant; end: Instant };

/** What a value can be broken down by. */
export type Dimension =
  | 'article'
  | 'cause'
  | 'channel'
  | 'class'
  | 'timer'
  | 'concession'
  | 'currency'
  | 'decision'
  | 'kind'
  | 'language'
  | 'level'
  | 'body'
  | 'reason'
  | 'result'
  | 'round'
  | 'score'
  | 'state'
  | 'supervisor'
  | 'topic';

/**
 * What one case adds to a parameter. `value` is a number of things, a duration in seconds, an amount in minor units, a score,
 * or for a share 1 (counts) and 0 (only belongs to what is counted).
 */
export type Contribution = { value: number; by?: Partial<Record<Dimension, string>> };

/**
 * How contributions become figures.
 * `tally`: their sum. `share`: how many count, of how many, in percent. `spread`: median, 90th percentile and greatest, by
 * the nearest rank (the smallest value that at least that part of all values does not exceed). `score`: the mean.
 */
export type Fold = 'tally' | 'share' | 'spread' | 'score';

/** One parameter of the evaluation, defined well enough for an auditor to measure it again. */
export type Parameter = {
  id: string;
  /** Articles of Ley 10/2025 whose fulfilment it shows. */
  article: string;
  title: Words;
  fold: Fold;
  unit: 'count' | 'seconds' | 'minor-units' | 'points';
  by: Dimension[];
  /** Types of the events that it is taken from. */
  events: readonly EventType[];
  /** What is counted or measured; the numerator of a share. */
  counts: Words;
  /** The denominator of a share. */
  of?: Words;
  /** What is left out, and why. */
  leftOut: Words;
  measure: (reading: Reading) => Contribution[];
};

/** A field of an event as a code; `unknown` where the history does not hold it. */
export const code = (value: unknown): string =>
  typeof value === 'number' || (typeof value === 'string' && value !== '') ? String(value) : 'unknown';

/** Whole seconds from one instant to another; never less than none. */
export const secondsBetween = (from: Instant, to: Instant): number =>
  Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));

/** One of each, broken down by whatever an event says. */
export const ones = <Event extends CaseEvent>(
  events: Event[],
  by: (event: Event) => NonNullable<Contribution['by']> = () => ({}),
): Contribution[] => events.map((event) => ({ value: 1, by: by(event) }));

/** 1 where it counts, 0 where it does not. */
export const hit = (counts: boolean): number => (counts ? 1 : 0);
