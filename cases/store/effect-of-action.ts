import { addDays, localDay } from '#domain/deadline/local-day.ts';
import type { CorrectiveAction, Measured } from '#domain/improvement/corrective-action.ts';
import { type DayCount, type Effect, effectOf, weeksOf } from '#domain/improvement/effect.ts';
import { countedOf } from '#domain/improvement/recurring.ts';
import type { Day } from '#domain/values.ts';
import { figuresBetween } from './figures.ts';
import type { Table } from './table.ts';

/** Half a year: the time before should be long, since an action is opened when complaints are many. */
const MOST_WEEKS = 26;
const DAY_MS = 24 * 60 * 60 * 1000;

/** What came in or ended each day, of a value and of all others. */
const daysOf = async (
  table: Table,
  { by, value }: Measured,
  { from, to }: { from: Day; to: Day },
): Promise<DayCount[]> => {
  const days = await figuresBetween(table, { by, from, to });
  const measure = countedOf[by];
  return days.map(({ period, values }) => {
    const about = values[value]?.[measure] ?? 0;
    const all = Object.values(values).reduce((sum, counts) => sum + (counts[measure] ?? 0), 0);
    return { day: period, about, rest: all - about };
  });
};

/** Whether what an action is about fell since it was done, from the figures of days; undefined where it is not done. */
export const effectOfAction = async (
  table: Table,
  { state, endedAt, measured }: CorrectiveAction,
  { today, zone }: { today: Day; zone: string },
): Promise<Effect | undefined> => {
  if (state !== 'done' || endedAt === undefined) return undefined;
  const done = localDay(Date.parse(endedAt), zone);
  const next = addDays(done, 1);
  // Today is not over.
  const weeksSince = Math.floor((Date.parse(today) - Date.parse(next)) / (7 * DAY_MS));
  const after = Math.max(0, Math.min(MOST_WEEKS, weeksSince));
  const from = addDays(done, -7 * MOST_WEEKS);
  const days = await daysOf(table, measured, { from, to: addDays(next, 7 * after - 1) });
  // The company may have begun to count later: empty weeks before that are none.
  const first = days.find(({ about, rest }) => about + rest > 0)?.day ?? done;
  const empty = Math.floor(Math.max(0, Date.parse(first) - Date.parse(from)) / (7 * DAY_MS));
  return effectOf(
    weeksOf(days, { from: addDays(from, 7 * empty), weeks: MOST_WEEKS - empty }),
    weeksOf(days, { from: next, weeks: after }),
  );
};
