import type { Instant } from '#domain/time.ts';
import { readsOfCase, readsOfPerson } from './keys.ts';
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

/** Reads of a person within an hour are counted up to this many. */
const MOST_COUNTED = 1000;

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

/** How many single cases somebody was shown since the hour began; lists do not count. At most `most` answers are looked at. */
export const shownThisHour = async (
  table: Table,
  { by, at }: Pick<Read, 'by' | 'at'>,
  most: number,
): Promise<number> => {
  const range = { from: at.slice(0, 13), to: `${at}~`, limit: most };
  const reads = (await table.query(readsOfPerson(by, dayOf(at)), '', range)) as unknown as Read[];
  return reads.filter(({ cases }) => cases.length === 1).length;
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
  (await table.query(readsOfPerson(person, day), '', { limit: MOST_COUNTED })) as unknown as Read[];
