/** Timers of which it is counted how often they ran, and how often they passed their date. */
export const countedTimers = ['acknowledge', 'answer', 'human', 'supervisor', 'word'] as const;
export type CountedTimer = (typeof countedTimers)[number];

/** What is counted. All are sums, so that days add up to months and topics to the whole. */
export const measures = {
  received: 'received',
  /** Cycles that ended, in an agreement or in a final answer. */
  ended: 'ended',
  agreed: 'agreed',
  handOvers: 'handed-over',
  concessions: 'concessions',
  promises: 'promises',
  broken: 'broken',
  reopened: 'reopened',
  /** Surveys that were answered, the sum of their scores, and those with one of the two best scores. */
  rated: 'rated',
  scores: 'scores',
  satisfied: 'satisfied',
  /** Cycles in which a person said a first word, and within a day. */
  spoken: 'spoken',
  spokenInADay: 'spoken-in-a-day',
} as const;

export const ranMeasure = (timer: CountedTimer): string => `timer-${timer}`;
export const lateMeasure = (timer: CountedTimer): string => `timer-${timer}-late`;

const COST = 'cost-';

/** The sum of what concessions cost, in minor units of a currency. */
export const costMeasure = (currency: string): string => `${COST}${currency}`;
export const currencyOf = (measure: string): string | undefined =>
  measure.startsWith(COST) ? measure.slice(COST.length) : undefined;

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Up to how many seconds each class of a first word goes; the last has no end. Classes can be added up, medians cannot: the
 * median of a month is said by the class that it lies in.
 */
export const WAIT_CLASSES = [15 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, DAY, 2 * DAY, 3 * DAY, 7 * DAY] as const;

export const waitMeasure = (place: number): string => `first-word-${place}`;

/** What a first word after so many seconds counts for. */
export const measuresOfWait = (seconds: number): string[] => {
  const found = WAIT_CLASSES.findIndex((end) => seconds <= end);
  return [
    measures.spoken,
    waitMeasure(found < 0 ? WAIT_CLASSES.length : found),
    ...(seconds <= DAY ? [measures.spokenInADay] : []),
  ];
};

/** What the answer to a survey counts for. The two best scores are those of somebody who is satisfied. */
export const measuresOfScore = (score: number, best: number): [string, number][] => [
  [measures.rated, 1],
  [measures.scores, score],
  [measures.satisfied, score >= best - 1 ? 1 : 0],
];
