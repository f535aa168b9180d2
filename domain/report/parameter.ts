import type { CaseEvent, EventType } from '../case/events.ts';
import type { Instant } from '../time.ts';
import type { LocalizedText } from '../values.ts';
import type { Reading } from './reading.ts';

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
  | 'motive'
  | 'survey-question'
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
  title: LocalizedText;
  fold: Fold;
  unit: 'count' | 'seconds' | 'minor-units' | 'points';
  by: Dimension[];
  /** Types of the events that it is taken from. */
  events: readonly EventType[];
  /** What is counted or measured; the numerator of a share. */
  counts: LocalizedText;
  /** The denominator of a share. */
  of?: LocalizedText;
  /** What is left out, and why. */
  leftOut: LocalizedText;
  measure: (reading: Reading) => Contribution[];
};

/** Whole seconds from one instant to another; never less than none. */
export const secondsBetween = (from: Instant, to: Instant): number =>
  Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));

/** One of each, broken down by whatever an event says. */
export const ones = <Event extends CaseEvent>(
  events: Event[],
  by: (event: Event) => NonNullable<Contribution['by']> = () => ({}),
): Contribution[] => events.map((event) => ({ value: 1, by: by(event) }));

/** Of a parameter that leaves nothing out. */
export const NOTHING: LocalizedText = { es: 'Nada.', en: 'Nothing.' };

/** 1 where it counts, 0 where it does not. */
export const hit = (counts: boolean): number => (counts ? 1 : 0);
