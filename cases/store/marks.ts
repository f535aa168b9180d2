import type { Mark } from '#domain/tasks/marks.ts';
import type { Instant } from '#domain/time.ts';
import { bare } from './bare.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

/** Somebody has at most so many: what they marked first goes first. */
const MOST_MARKS = 200;
const KEPT_SECONDS = 90 * 24 * 60 * 60;

export type Marks = ReadonlyMap<string, Mark>;

/** What somebody has marked, by the id of the task or the case: all of it by one query. @param caseId only in that case */
export const marksOf = async (table: Table, person: string, caseId = ''): Promise<Marks> => {
  const { pk, sk } = keys.mark(person, caseId);
  const marks = (await table.query(pk, sk)).map((item) => {
    const { ttl: _, ...mark } = bare<Mark & { ttl: number }>(item);
    return mark;
  });
  return new Map(marks.map((mark) => [mark.id, mark]));
};

/** Keeps a mark in place of what was marked before; without anything in it, it is gone. */
export const keepMark = async (table: Table, person: string, mark: Mark): Promise<void> => {
  const key = keys.mark(person, mark.id);
  const isEmpty = !mark.isUnread && mark.readSaid === undefined && mark.snoozedUntil === undefined;
  const ttl = Math.ceil(Date.parse(mark.at) / 1000) + KEPT_SECONDS;
  await table.write([isEmpty ? { drop: key } : { put: { ...key, ...mark, ttl } }]);
};

const drops = (person: string, marks: Iterable<Mark>) => [...marks].map(({ id }) => ({ drop: keys.mark(person, id) }));

/** Makes room for one more. */
export const forgetOldest = async (table: Table, person: string, marks: Marks): Promise<void> => {
  const oldest = [...marks.values()]
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .slice(0, Math.max(0, marks.size + 1 - MOST_MARKS));
  if (oldest.length > 0) await table.write(drops(person, oldest));
};

/** Somebody has acted in a case: what they had marked in it is seen to. */
export const forgetMarksIn = async (table: Table, person: string, caseId: string): Promise<void> => {
  const marks = await marksOf(table, person, caseId);
  if (marks.size > 0) await table.write(drops(person, marks.values()));
};

/** Those that were put off, and not until before now. */
export const stillSnoozed = (marks: Marks, now: Instant): Mark[] =>
  [...marks.values()].filter(({ snoozedUntil }) => snoozedUntil !== undefined && snoozedUntil > now);
