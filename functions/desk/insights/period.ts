import { addDays } from '#domain/deadline/local-day.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Day } from '#domain/values.ts';
import { dayAsked } from '../http/query-values.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const DEFAULT_DAYS = 30;
/** Two years and a day of a leap year. */
const MOST_DAYS = 732;
/** Of a longer period months are read in place of their days. */
export const MOST_SINGLE_DAYS = 62;

/** Days of the company's zone, both included. */
export type Period = { from: Day; to: Day };

export const lengthOf = ({ from, to }: Period): number => (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;

/** A period of at least a day and at most so many. Refuses: period-invalid. */
export const demandPeriod = ({ from, to }: { from: string; to: string }, most: number): Period => {
  const period = { from: dayAsked('from', from), to: dayAsked('to', to) };
  if (lengthOf(period) < 1 || lengthOf(period) > most)
    throw new Refusal('period-invalid', {
      errors: [{ pointer: '/from', message: `must lie before \`to\`, by at most ${most} days` }],
    });
  return period;
};

/** A period as it is asked for: by its first day or by how many days it has, which are 30 where neither is said. */
export type PeriodAsked = { from?: string; to?: string; days?: string };

const daysAsked = (value: string): number => {
  const days = Number(value);
  if (!Number.isSafeInteger(days))
    throw new Refusal('period-invalid', { errors: [{ pointer: '/days', message: 'must be a whole number' }] });
  // More than all years there are would be no day any more; it is refused as too long.
  return Math.min(days, MOST_DAYS + 1);
};

/** The period that was asked for. Refuses: period-invalid. */
export const periodOf = ({ from, to, days }: PeriodAsked, today: Day): Period => {
  const last = dayAsked('to', to ?? today);
  const length = days === undefined ? DEFAULT_DAYS : daysAsked(days);
  return demandPeriod({ from: from ?? addDays(last, 1 - length), to: last }, MOST_DAYS);
};

/** As many days before. */
export const periodBefore = (period: Period): Period => ({
  from: addDays(period.from, -lengthOf(period)),
  to: addDays(period.from, -1),
});

const monthOf = (of: Day): string => of.slice(0, 7);
const firstOf = (of: Day): Day => `${monthOf(of)}-01`;
const nextMonth = (of: Day): Day => firstOf(addDays(firstOf(of), 31));

/** What is read of a period: its days, or its whole months with the days before and after them. Few items, however long it is. */
export const spansOf = (period: Period): { from: string; to: string }[] => {
  const { from, to } = period;
  if (lengthOf(period) <= MOST_SINGLE_DAYS) return [period];
  const first = from === firstOf(from) ? from : nextMonth(from);
  // The first day after the last month that is whole.
  const rest = firstOf(addDays(to, 1));
  return [
    ...(first > from ? [{ from, to: addDays(first, -1) }] : []),
    { from: monthOf(first), to: monthOf(addDays(rest, -1)) },
    ...(rest <= to ? [{ from: rest, to }] : []),
  ];
};
