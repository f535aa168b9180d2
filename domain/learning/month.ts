import { type Counts, type RollUp, UNKNOWN } from '../figures/fact.ts';
import { type CountedTimer, countedTimers } from '../figures/measures.ts';
import { type FigureRow, rowOf } from '../figures/row.ts';
import { FEWEST, type Share } from '../figures/share.ts';
import { countedOf } from '../improvement/recurring.ts';
import { isSurelyMore, isSurelyMoreOften } from './surely-more.ts';

/** What a month came to: as a whole, by topic and by cause. */
export type MonthRollUps = { month: string; all: RollUp; topic: RollUp; cause: RollUp };

/** How a figure stands against another: more or less than chance explains, not surely, or of too few. */
export type Trend = 'more' | 'less' | 'unclear' | 'too-few';

/** The counts and the shares that the head of a team is told. */
export const toldCounts = ['received', 'ended', 'reopened', 'handOvers', 'broken'] as const;
export const toldShares = ['agreed', 'answer', 'firstWord', 'satisfied'] as const;
export type ToldShare = (typeof toldShares)[number];

/** A figure of an earlier month, and how this month's stands against it. */
type Against<Value> = { value: Value; trend: Trend };

export type Compared<Value> = { now: Value; before?: Against<Value>; yearAgo?: Against<Value> };

/** A topic or a cause of which surely more or fewer cases came than the month before. */
export type Moved = { by: 'topic' | 'cause'; value: string; now: number; before: number };

export type MonthReview = {
  month: string;
  counts: { name: (typeof toldCounts)[number]; compared: Compared<number> }[];
  shares: { name: ToldShare; compared: Compared<Share> }[];
  cost: Compared<Pick<FigureRow, 'cost' | 'costPerCase'>>;
  moved: Moved[];
  /** Dates that were passed, by what they were of. */
  missed: { timer: CountedTimer; late: number; of: number }[];
};

/** So many topics and causes are told. */
const MOST_MOVED = 3;

/** @param month `2026-11` */
export const daysOf = (month: string): number =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();

/** The month so many before. */
export const monthBefore = (month: string, many = 1): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 - many, 1)).toISOString().slice(0, 7);

type Counted = { count: number; days: number };

const trendOfCounts = (now: Counted, before: Counted): Trend => {
  if (now.count + before.count < FEWEST) return 'too-few';
  if (isSurelyMoreOften(now, before)) return 'more';
  return isSurelyMoreOften(before, now) ? 'less' : 'unclear';
};

const trendOfShares = (now: Share, before: Share): Trend => {
  if (Math.min(now.of, before.of) < FEWEST) return 'too-few';
  if (isSurelyMore(now, before)) return 'more';
  return isSurelyMore(before, now) ? 'less' : 'unclear';
};

const sharesOf: Record<ToldShare, (row: FigureRow) => Share> = {
  agreed: ({ agreed }) => agreed,
  answer: ({ inTime }) => inTime.answer,
  firstWord: ({ firstWord }) => firstWord.inADay,
  satisfied: ({ satisfied = { count: 0, of: 0 } }) => satisfied,
};

/** The whole of a month; undefined where nothing was counted in it. */
const wholeOf = ({ month, all }: MonthRollUps): { days: number; row: FigureRow } | undefined => {
  const counts = all['all'];
  return counts && { days: daysOf(month), row: rowOf(counts) };
};

type Whole = NonNullable<ReturnType<typeof wholeOf>>;

const compared = <Value>(
  { now, before, yearAgo }: { now: Whole; before: Whole | undefined; yearAgo: Whole | undefined },
  of: (row: FigureRow) => Value,
  trend: (one: Whole, other: Whole) => Trend,
): Compared<Value> => ({
  now: of(now.row),
  ...(before && { before: { value: of(before.row), trend: trend(now, before) } }),
  ...(yearAgo && { yearAgo: { value: of(yearAgo.row), trend: trend(now, yearAgo) } }),
});

const movedOf = (by: Moved['by'], now: MonthRollUps, before: MonthRollUps): Moved[] => {
  const countIn = (counts: Counts | undefined): number => counts?.[countedOf[by]] ?? 0;
  const days = { now: daysOf(now.month), before: daysOf(before.month) };
  return [...new Set([...Object.keys(now[by]), ...Object.keys(before[by])])]
    .filter((value) => value !== UNKNOWN)
    .map((value) => ({ by, value, now: countIn(now[by][value]), before: countIn(before[by][value]) }))
    .filter((one) => {
      const trend = trendOfCounts({ count: one.now, days: days.now }, { count: one.before, days: days.before });
      return trend === 'more' || trend === 'less';
    });
};

/**
 * What changed in a month against the one before and the same of last year, and which topics and causes moved most: only where more
 * than chance explains it, and with how many it is of. Undefined where nothing was counted in it.
 */
export const reviewOf = (now: MonthRollUps, before: MonthRollUps, yearAgo: MonthRollUps): MonthReview | undefined => {
  const whole = wholeOf(now);
  if (!whole) return undefined;
  const months = { now: whole, before: wholeOf(before), yearAgo: wholeOf(yearAgo) };
  return {
    month: now.month,
    counts: toldCounts.map((name) => ({
      name,
      compared: compared(
        months,
        (row) => row[name],
        (one, other) =>
          trendOfCounts({ count: one.row[name], days: one.days }, { count: other.row[name], days: other.days }),
      ),
    })),
    shares: toldShares.map((name) => ({
      name,
      compared: compared(months, sharesOf[name], (one, other) =>
        trendOfShares(sharesOf[name](one.row), sharesOf[name](other.row)),
      ),
    })),
    // What a case costs varies too much for one month to say more than what it was.
    cost: compared(
      months,
      ({ cost, costPerCase }) => ({ cost, costPerCase }),
      () => 'unclear',
    ),
    moved: months.before
      ? [...movedOf('topic', now, before), ...movedOf('cause', now, before)]
          .sort((one, other) => Math.abs(other.now - other.before) - Math.abs(one.now - one.before))
          .slice(0, MOST_MOVED)
      : [],
    missed: countedTimers.flatMap((timer) => {
      const { count, of } = whole.row.inTime[timer];
      return of > count ? [{ timer, late: of - count, of }] : [];
    }),
  };
};
