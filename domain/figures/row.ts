import * as z from 'zod/mini';
import { Money } from '../money.ts';
import type { Counts } from './fact.ts';
import { countedTimers, currencyOf, lateMeasure, measures, ranMeasure, WAIT_CLASSES, waitMeasure } from './measures.ts';
import { Share, shareOf } from './share.ts';

/** What the figures of a period, or of a part of it, say. */
export const FigureRow = z.strictObject({
  received: z.int(),
  /** Cycles that ended, in an agreement or in a final answer. */
  ended: z.int(),
  agreed: Share,
  reopened: z.int(),
  handOvers: z.int(),
  /** By the timer: how many did not pass their date. */
  inTime: z.record(z.enum(countedTimers), Share),
  /** The first word of a person: within a day, and between how many seconds the median lies; without `to` beyond the last class. */
  firstWord: z.strictObject({
    inADay: Share,
    median: z.exactOptional(z.strictObject({ from: z.int(), to: z.exactOptional(z.int()) })),
  }),
  /** Surveys with one of the two best scores; absent where so few answered that it would be known who said what. */
  satisfied: z.exactOptional(Share),
  /** Mean of the scores, absent of too few. */
  score: z.exactOptional(z.number()),
  promises: z.int(),
  broken: z.int(),
  concessions: z.int(),
  /** What concessions cost, by currency, and for each cycle that ended, rounded. */
  cost: z.array(Money),
  costPerCase: z.array(Money),
});
export type FigureRow = z.infer<typeof FigureRow>;

/** The class that the median lies in. */
const medianOf = (counts: Counts): FigureRow['firstWord']['median'] => {
  let left = (counts[measures.spoken] ?? 0) / 2;
  if (left === 0) return undefined;
  const place = [...WAIT_CLASSES.keys(), WAIT_CLASSES.length].find((one) => {
    left -= counts[waitMeasure(one)] ?? 0;
    return left <= 0;
  });
  if (place === undefined) return undefined;
  const to = WAIT_CLASSES[place];
  return { from: WAIT_CLASSES[place - 1] ?? 0, ...(to !== undefined && { to }) };
};

const costsOf = (counts: Counts): FigureRow['cost'] =>
  Object.entries(counts).flatMap(([measure, amount]) => {
    const currency = currencyOf(measure);
    return currency === undefined ? [] : [{ amount, currency }];
  });

/** @param hidesRatings so few answered the survey that what they said is not shown */
export const rowOf = (counts: Counts, hidesRatings = false): FigureRow => {
  const of = (measure: string): number => counts[measure] ?? 0;
  const { spoken, rated } = { spoken: of(measures.spoken), rated: of(measures.rated) };
  const ended = of(measures.ended);
  const satisfied = shareOf(of(measures.satisfied), rated);
  const median = medianOf(counts);
  const cost = costsOf(counts);
  return {
    received: of(measures.received),
    ended,
    agreed: shareOf(of(measures.agreed), ended),
    reopened: of(measures.reopened),
    handOvers: of(measures.handOvers),
    inTime: Object.fromEntries(
      countedTimers.map((timer) => {
        const ran = of(ranMeasure(timer));
        return [timer, shareOf(ran - of(lateMeasure(timer)), ran)];
      }),
    ) as FigureRow['inTime'],
    firstWord: { inADay: shareOf(of(measures.spokenInADay), spoken), ...(median && { median }) },
    ...(!hidesRatings && { satisfied }),
    ...(!hidesRatings &&
      satisfied.percent !== undefined && { score: Math.round((of(measures.scores) / rated) * 100) / 100 }),
    promises: of(measures.promises),
    broken: of(measures.broken),
    concessions: of(measures.concessions),
    cost,
    costPerCase: ended === 0 ? [] : cost.map((all) => ({ ...all, amount: Math.round(all.amount / ended) })),
  };
};
