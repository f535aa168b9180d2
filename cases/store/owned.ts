import type { Case } from '#domain/case/case.ts';
import { caseIdIn, ownerPartition } from './keys.ts';
import { headsOf } from './look-ups.ts';
import { readPage } from './pages.ts';
import type { Table } from './table.ts';

/** The cases of somebody that are worked on, or those that are not any more. */
export type Owned = { owner: string; state: 'open' | 'closed' };

/** A page of closed cases. */
const PAGE = 50;

const headsAt = async (table: Table, found: { pk: string }[]): Promise<Case[]> => {
  return headsOf(table, [...new Set(found.map(caseIdIn))]);
};

/** The last ended first; the cursor is the index's own. */
const endedCases = async (table: Table, partition: string, cursor?: string) => {
  const page = await table.index('gsi1', partition, { limit: PAGE, descending: true, ...(cursor && { cursor }) });
  const cases = await headsAt(table, page.keys);
  return { cases, ...(page.cursor && { cursor: page.cursor }) };
};

/**
 * The cases that somebody has, a page at a time: those that are worked on by the date of their answer, ended ones the last first.
 * The index lags a moment behind what is stored, so what has another owner by now is left out.
 */
export const casesOfOwner = async (
  table: Table,
  { owner, state }: Owned,
  cursor?: string,
): Promise<{ cases: Case[]; cursor?: string }> => {
  const partition = ownerPartition(owner, state);
  if (state === 'closed') {
    const { cases, ...rest } = await endedCases(table, partition, cursor);
    return { cases: cases.filter((head) => head.owner === owner), ...rest };
  }
  const { items, ...rest } = await readPage(table, { index: 'gsi1', partitions: [partition] }, cursor);
  const cases = await headsAt(table, items);
  return { cases: cases.filter((head) => head.owner === owner), ...rest };
};

/** How many cases somebody has, up to `limit`. */
export const countCasesOfOwner = (table: Table, { owner, state }: Owned, limit: number): Promise<number> =>
  table.count('gsi1', ownerPartition(owner, state), { limit });
