import { dayKey } from '../../words/day.ts';

const groups = ['overdue', 'today', 'week', 'later'] as const;
export type Group = (typeof groups)[number];

const DAY_MS = 86_400_000;
const DAYS_OF_WEEK = 7;

/** Day (YYYY-MM-DD) on which the week of a day ends; weeks begin on Monday. */
const lastOfWeek = (day: string): string => {
  const at = new Date(`${day}T12:00:00Z`);
  const left = (DAYS_OF_WEEK - at.getUTCDay()) % DAYS_OF_WEEK;
  return new Date(at.getTime() + left * DAY_MS).toISOString().slice(0, day.length);
};

/** How soon a date is, by the days of a zone (IANA). */
export const groupOf = (dueAt: string, now: Date, zone: string): Group => {
  const due = new Date(dueAt);
  if (due < now) return 'overdue';
  const day = dayKey(due, zone);
  const today = dayKey(now, zone);
  if (day === today) return 'today';
  return day <= lastOfWeek(today) ? 'week' : 'later';
};

/** Rows by how soon they are due, in the order they came in; groups that hold nothing are left out. */
export const grouped = <T extends { dueAt: string }>(
  rows: readonly T[],
  { now, zone }: { now: Date; zone: string },
): { group: Group; rows: T[] }[] =>
  groups
    .map((group) => ({ group, rows: rows.filter(({ dueAt }) => groupOf(dueAt, now, zone) === group) }))
    .filter(({ rows: found }) => found.length > 0);
