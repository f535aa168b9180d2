import type { Instant } from '#domain/time.ts';
import { backoff } from '#platform/backoff.ts';
import { ifConditionHolds } from './conditional.ts';
import { readsCounted, readsOfCase, readsOfPerson } from './keys.ts';
import type { Table, Write } from './table.ts';

/**
 * Somebody of the team was shown cases: who, when, by which endpoint, and which cases by their ids. No word of a case is in it.
 * It is kept apart from the cases and outlives what is erased of them, as the evidence of who had access (GDPR art. 5.2, 32).
 */
export type Read = {
  by: string;
  at: Instant;
  /** The endpoint, such as `GET /desk/cases/{id}`. */
  view: string;
  /** Whom it showed: cases, and mails of which nothing was made. */
  cases: string[];
};

/** An item holds so many ids at most: well below what a table takes. */
const MOST_IDS = 1000;

/** Of the reads of a person in a day so many are listed. */
const MOST_LISTED = 1000;

const chunks = (ids: string[]): string[][] =>
  ids.length === 0 ? [] : [ids.slice(0, MOST_IDS), ...chunks(ids.slice(MOST_IDS))];

/** The day of an instant; the reads of a person lie together by day. */
const dayOf = (at: Instant): string => at.slice(0, 10);

/** Records what one answer showed: one write of one item, unless it showed more than a thousand cases. */
export const recordRead = async (
  table: Table,
  { cases, ...read }: Read,
  { id, until }: { id: string; until: Instant },
): Promise<void> => {
  const ttl = Math.floor(Date.parse(until) / 1000);
  const [only, ...others] = cases;
  const writes: Write[] = chunks(cases).map((shown, part) => ({
    put: {
      ...{ pk: readsOfPerson(read.by, dayOf(read.at)), sk: `${read.at}#${id}#${part}` },
      ...(only !== undefined && others.length === 0 && { gsi1pk: readsOfCase(only), gsi1sk: `${read.at}#${id}` }),
      ...read,
      cases: shown,
      ttl,
    },
  }));
  if (writes.length > 0) await table.write(writes);
};

/** Others read in the same moment: after so many tries the count is given up, which an alarm can bear. */
const COUNT_TRIES = 6;
const KEPT_SECONDS = 2 * 24 * 60 * 60;

/**
 * Counts a single case that somebody is shown now; lists do not count. One read and one write, however much was read before.
 * @returns how many it are since the hour began; undefined where too many others counted in the same moment
 */
export const countRead = async (table: Table, { by, at }: Pick<Read, 'by' | 'at'>): Promise<number | undefined> => {
  const key = readsCounted(by, at.slice(0, 13));
  for (let attempt = 0; attempt < COUNT_TRIES; attempt++) {
    const count = (await table.get(key))?.['count'] as number | undefined;
    const write: Write =
      count === undefined
        ? { put: { ...key, count: 1, ttl: Math.floor(Date.parse(at) / 1000) + KEPT_SECONDS }, ifAbsent: true }
        : { update: key, set: { count: count + 1 }, expect: { count } };
    if (await ifConditionHolds(table.write([write]))) return (count ?? 0) + 1;
    await backoff(attempt);
  }
  return undefined;
};

const PAGE = 100;

/** Who was shown a case by itself, oldest first, a page at a time. Lists that it stood in are among the reads of a person. */
export const readsOfOneCase = async (
  table: Table,
  caseId: string,
  cursor?: string,
): Promise<{ reads: Read[]; cursor?: string }> => {
  const page = await table.index('gsi1', readsOfCase(caseId), { limit: PAGE, ...(cursor && { cursor }) });
  const reads = (await table.getMany(page.keys)) as unknown as Read[];
  return { reads, ...(page.cursor && { cursor: page.cursor }) };
};

/** What somebody was shown in a day (UTC), oldest first, lists as well. */
export const readsOfOnePerson = async (table: Table, person: string, day: string): Promise<Read[]> =>
  (await table.query(readsOfPerson(person, day), '', { limit: MOST_LISTED })) as unknown as Read[];
