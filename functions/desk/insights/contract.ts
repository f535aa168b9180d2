import * as z from 'zod/mini';
import { breakdowns } from '#domain/figures/fact.ts';
import { FigureRow } from '#domain/figures/row.ts';

/** The figures of a period. */
export const PeriodFigures = z.strictObject({
  /** First and last day, of the company's zone, both included. */
  from: z.string(),
  to: z.string(),
  by: z.enum(breakdowns),
  /** When the newest of these figures were made; absent where there are none. */
  madeAt: z.exactOptional(z.string()),
  /** Of fewer than so many nothing is concluded: shares of them have no percentages. */
  fewest: z.int(),
  total: FigureRow,
  /** By days up to 62 of them, else by months: a day, or a month such as 2026-11. */
  series: z.array(z.strictObject({ period: z.string(), figures: FigureRow })),
  /** The parts of the whole, those first of which most came in; `name` where the policy gives one. */
  rows: z.array(z.strictObject({ value: z.string(), name: z.exactOptional(z.string()), figures: FigureRow })),
});
export type PeriodFigures = z.infer<typeof PeriodFigures>;

/** The figures of a period, against those of the one of as many days before. */
export const Insights = z.strictObject({
  ...PeriodFigures.shape,
  before: z.strictObject({ from: z.string(), to: z.string(), total: FigureRow }),
});
export type Insights = z.infer<typeof Insights>;
