import { type Figures, figuresBetween } from '#cases/store/figures.ts';
import type { AlikeOf } from '#domain/figures/alike.ts';
import { type Breakdown, breakdowns, type RollUp } from '#domain/figures/fact.ts';
import { withFewRatings } from '#domain/figures/few.ts';
import { measures } from '#domain/figures/measures.ts';
import { type Naming, nameOfValue } from '#domain/figures/names.ts';
import { together } from '#domain/figures/roll-up.ts';
import { rowOf } from '#domain/figures/row.ts';
import { FEWEST } from '#domain/figures/share.ts';
import { dayOf } from '#domain/people/directory.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import type { DeskDeps } from '../contract.ts';
import { oneOf } from '../http/query-values.ts';
import type { Insights, PeriodFigures } from './contract.ts';
import {
  lengthOf,
  MOST_SINGLE_DAYS,
  type Period,
  type PeriodAsked,
  periodBefore,
  periodOf,
  spansOf,
} from './period.ts';

type InsightsInput = PeriodAsked & { by?: string; language: ReplyLanguage };
type InsightsDeps = Pick<DeskDeps, 'table' | 'clock' | 'policy'> & { law: Pick<DeskDeps['law'], 'regimes'> };

type Table = DeskDeps['table'];

/** The roll-ups of a period by what they are broken down. */
export const readFigures = async (table: Table, by: Breakdown | AlikeOf, period: Period): Promise<Figures[]> =>
  (await Promise.all(spansOf(period).map((span) => figuresBetween(table, { by, ...span })))).flat();

const countsOf = (rollUp: RollUp) => rollUp['all'] ?? {};
const sumOf = (figures: readonly Figures[]): RollUp => together(figures.map(({ values }) => values));

const seriesOf = (figures: readonly Figures[], isLong: boolean): PeriodFigures['series'] => {
  const periods = new Map<string, Figures[]>();
  for (const one of figures) {
    const name = isLong ? one.period.slice(0, 7) : one.period;
    periods.set(name, [...(periods.get(name) ?? []), one]);
  }
  return [...periods]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([period, of]) => ({ period, figures: rowOf(countsOf(sumOf(of))) }));
};

const rowsOf = (rollUp: RollUp, by: Breakdown, names: Naming): PeriodFigures['rows'] => {
  const few = withFewRatings(rollUp);
  return Object.entries(rollUp)
    .sort(
      ([one, of], [other, ofOther]) =>
        (ofOther[measures.received] ?? 0) - (of[measures.received] ?? 0) || (one < other ? -1 : 1),
    )
    .map(([value, counts]) => {
      const name = nameOfValue({ by, value }, names);
      return { value, ...(name && { name }), figures: rowOf(counts, few.has(value)) };
    });
};

/**
 * What cases came to in a period, as a whole, by day or month, and by what is asked for. It reads roll-ups alone, so that it costs the
 * same however many cases there are.
 *
 * Refuses: period-invalid, value-unknown for a breakdown that there is not.
 */
export const figuresOfPeriod = async (
  { by: asked = 'topic', language, ...given }: InsightsInput,
  { table, clock, policy, law }: InsightsDeps,
): Promise<PeriodFigures> => {
  const period = periodOf(given, dayOf(policy, clock.now()));
  const by = oneOf('by', breakdowns, asked);
  const [whole, parts] = await Promise.all([
    readFigures(table, 'all', period),
    by === 'all' ? [] : readFigures(table, by, period),
  ]);
  const madeAt = whole
    .map((one) => one.madeAt)
    .sort()
    .at(-1);
  return {
    ...period,
    by,
    ...(madeAt && { madeAt }),
    fewest: FEWEST,
    total: rowOf(countsOf(sumOf(whole))),
    series: seriesOf(whole, lengthOf(period) > MOST_SINGLE_DAYS),
    rows: rowsOf(sumOf(parts), by, { policy, law, language }),
  };
};

/** The same, against as many days before. */
export const insights = async (input: InsightsInput, deps: InsightsDeps): Promise<Insights> => {
  const { policy, table, clock } = deps;
  const earlier = periodBefore(periodOf(input, dayOf(policy, clock.now())));
  const [figures, before] = await Promise.all([figuresOfPeriod(input, deps), readFigures(table, 'all', earlier)]);
  return { ...figures, before: { ...earlier, total: rowOf(countsOf(sumOf(before))) } };
};
