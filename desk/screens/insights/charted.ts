import type { Insights } from '#functions/desk/insights/contract.ts';

type Figures = Insights['total'];

/** What stands over a day, a month or a part; nothing where it is not known. */
export type Column = { id: string; heights: (number | undefined)[] };

/** What can be drawn of a row of figures, as a number. */
export const heightOf = {
  received: ({ received }: Figures) => received,
  ended: ({ ended }: Figures) => ended,
  agreed: ({ agreed }: Figures) => agreed.percent,
  answer: ({ inTime }: Figures) => inTime.answer.percent,
  // Amounts of several currencies cannot be added: the first is that of the company.
  cost: ({ cost: [first] }: Figures) => first?.amount,
} as const;
export type Charted = keyof typeof heightOf;

/** The columns of a chart, and what the highest stands for. */
export const chartOf = (
  rows: readonly { id: string; figures: Figures }[],
  names: readonly Charted[],
): { columns: Column[]; most: number } => {
  const columns = rows.map(({ id, figures }) => ({ id, heights: names.map((name) => heightOf[name](figures)) }));
  return { columns, most: Math.max(0, ...columns.flatMap(({ heights }) => heights.map((height = 0) => height))) };
};
