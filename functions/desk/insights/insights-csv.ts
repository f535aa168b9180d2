import { countedTimers } from '#domain/figures/measures.ts';
import type { FigureRow } from '#domain/figures/row.ts';
import type { Share } from '#domain/figures/share.ts';
import { csv } from '#platform/csv.ts';
import type { PeriodFigures } from './contract.ts';

const SHARES = ['agreed', ...countedTimers, 'first-word-in-a-day', 'satisfied'];
const HEADER = [
  ...[
    'period',
    'by',
    'value',
    'name',
    'received',
    'ended',
    'reopened',
    'hand-overs',
    'promises',
    'broken',
    'concessions',
  ],
  ...SHARES.flatMap((share) => [share, `${share}-of`, `${share}-percent`, `${share}-low`, `${share}-high`]),
  ...['score', 'currency', 'cost', 'cost-per-case'],
];

const NONE: Partial<Share> = {};
const sharesOf = ({ agreed, inTime, firstWord, satisfied = NONE as Share }: FigureRow): Share[] => [
  agreed,
  ...countedTimers.map((timer) => inTime[timer]),
  firstWord.inADay,
  satisfied,
];

type Line = { period: string; by: string; value: string; name?: string; figures: FigureRow };

const cells = ({ period, by, value, name, figures }: Line): (string | number | undefined)[][] => {
  const { received, ended, reopened, handOvers, promises, broken, concessions, score, cost, costPerCase } = figures;
  const start = [
    ...[period, by, value, name, received, ended, reopened, handOvers, promises, broken, concessions],
    ...sharesOf(figures).flatMap(({ count, of, percent, low, high }) => [count, of, percent, low, high]),
    score,
  ];
  // A line for each currency: amounts of several cannot be added.
  if (cost.length === 0) return [[...start, undefined, undefined, undefined]];
  return cost.map(({ currency, amount }, place) => [...start, currency, amount, costPerCase[place]?.amount]);
};

/** The figures as a table, its columns first: the whole, each part of it, then each day or month; amounts in minor units. */
export const insightsTable = ({
  from,
  to,
  by,
  total,
  rows,
  series,
}: PeriodFigures): (string | number | undefined)[][] => {
  const period = `${from}/${to}`;
  return [
    HEADER,
    ...cells({ period, by: 'all', value: 'all', figures: total }),
    ...rows.flatMap((row) => cells({ period, by, ...row })),
    ...series.flatMap(({ period: one, figures }) => cells({ period: one, by: 'all', value: 'all', figures })),
  ];
};

/** The same for spreadsheets. */
export const insightsCsv = (figures: PeriodFigures): string => csv(insightsTable(figures));
