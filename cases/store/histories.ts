import type { Case } from '#domain/case/case.ts';
import type { CaseRecord } from '#domain/report/record.ts';
import { caseIdIn, monthPartition, shards } from './keys.ts';
import { readHistory } from './read-history.ts';
import type { Key, Range, Table } from './table.ts';

/** What it takes to read histories. */
export type Histories = Pick<Table, 'index' | 'getMany' | 'query'>;

/** Heads are read by so many at once; as many histories are asked for at the same time. */
const PAGE = 25;

/** Months from one to another, both included: `2026-01`... */
export const monthsBetween = (first: string, last: string): string[] => {
  const months: string[] = [];
  for (const month = new Date(`${first}-01T00:00:00.000Z`); month.toISOString().slice(0, 7) <= last; ) {
    months.push(month.toISOString().slice(0, 7));
    month.setUTCMonth(month.getUTCMonth() + 1);
  }
  return months;
};

const recordOf = async (
  table: Histories,
  { caseId, receivedAt, reachedAt, replyLanguage }: Case,
): Promise<CaseRecord> => {
  return { caseId, receivedAt: reachedAt ?? receivedAt, replyLanguage, events: await readHistory(table, caseId) };
};

/**
 * The version of the policy under which the newest case of a month was opened, which is the deployed one as far as a table can tell.
 * @param month UTC, `2026-11`
 * @returns undefined where the month has no case
 */
export const newestPolicyVersion = async (table: Histories, month: string): Promise<string | undefined> => {
  const newest = await Promise.all(
    shards.map((shard) => table.index('gsi2', monthPartition(month, shard), { limit: 1, descending: true })),
  );
  const heads = (await table.getMany(newest.flatMap(({ keys: found }) => found))) as unknown[] as Case[];
  return heads.sort((a, b) => a.receivedAt.localeCompare(b.receivedAt)).at(-1)?.policyVersion;
};

/** The keys of a month's cases, or of those of a range of it, a page at a time. */
export async function* pagesOf(
  table: Pick<Table, 'index'>,
  partition: string,
  range: Range = {},
): AsyncGenerator<Key[]> {
  let cursor: string | undefined;
  do {
    const page = await table.index('gsi2', partition, { limit: PAGE, ...range, ...(cursor && { cursor }) });
    yield page.keys;
    cursor = page.cursor;
  } while (cursor);
}

/**
 * The histories of the cases that came in from one month to another (UTC, both included), read by the month they came in, so
 * that nothing else of the table is touched. No more than a page of them is in memory.
 */
export async function* readCases(table: Histories, first: string, last: string): AsyncGenerator<CaseRecord> {
  for (const month of monthsBetween(first, last))
    for (const shard of shards)
      for await (const found of pagesOf(table, monthPartition(month, shard))) {
        const heads = (await table.getMany(found)) as unknown[] as Case[];
        yield* await Promise.all(heads.map((head) => recordOf(table, head)));
      }
}

/** The heads of the cases that came in from one month to another (UTC, both included); no more than a page of them is in memory. */
export async function* headsReceived(table: Histories, first: string, last: string): AsyncGenerator<Case> {
  for (const month of monthsBetween(first, last))
    for (const shard of shards)
      for await (const found of pagesOf(table, monthPartition(month, shard)))
        yield* (await table.getMany(found)) as unknown[] as Case[];
}

/** The ids of the cases that came in from one month to another (UTC, both included), a page at a time. */
export async function* caseIdsReceived(table: Histories, first: string, last: string): AsyncGenerator<string> {
  for (const month of monthsBetween(first, last))
    for (const shard of shards)
      for await (const found of pagesOf(table, monthPartition(month, shard))) yield* found.map(caseIdIn);
}
