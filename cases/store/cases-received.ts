import type { Case } from '#domain/case/case.ts';
import type { Outcome } from '#domain/case/settlement.ts';
import type { Instant } from '#domain/time.ts';
import { monthsBetween } from './histories.ts';
import { keys, monthPartition, shards } from './keys.ts';
import type { Key, Table } from './table.ts';

const PAGE = 100;

/** A case, and what its present cycle came to. */
export type ReceivedCase = { head: Case; outcome?: Outcome };

/** Received from and to these instants, both included; `most`: no more than a page of each partition is read beyond it. */
type Received = { from: Instant; to: Instant; most: number };

const withOutcomes = async (table: Table, found: Key[]): Promise<ReceivedCase[]> => {
  const heads = (await table.getMany(found)) as unknown as Case[];
  const closings = heads.map(({ caseId, cycle }) => keys.outcome(caseId, cycle));
  const items = closings.length > 0 ? await table.getMany(closings) : [];
  const outcomes = new Map(items.map((item) => [item.pk, item as unknown as Outcome]));
  return heads.map((head) => {
    const outcome = outcomes.get(keys.partition(head.caseId));
    return { head, ...(outcome && { outcome }) };
  });
};

const readPartition = async (
  table: Table,
  partition: string,
  { from, to, most }: Received,
): Promise<ReceivedCase[]> => {
  const cases: ReceivedCase[] = [];
  let cursor: string | undefined;
  do {
    const page = await table.index('gsi2', partition, {
      from,
      to: `${to}\uffff`,
      limit: PAGE,
      ...(cursor && { cursor }),
    });
    cases.push(...(await withOutcomes(table, page.keys)));
    cursor = page.cursor;
  } while (cursor && cases.length <= most);
  return cases;
};

/**
 * The cases received in a period, oldest first. Where there are more than `most`, reading stops at some point after that many:
 * the caller sees by the number that they are not all.
 */
export const casesReceived = async (table: Table, received: Received): Promise<ReceivedCase[]> => {
  const cases: ReceivedCase[] = [];
  for (const month of monthsBetween(received.from.slice(0, 7), received.to.slice(0, 7))) {
    const partitions = shards.map((shard) => monthPartition(month, shard));
    cases.push(...(await Promise.all(partitions.map((one) => readPartition(table, one, received)))).flat());
    if (cases.length > received.most) break;
  }
  return cases.sort((a, b) => (a.head.receivedAt < b.head.receivedAt ? -1 : 1));
};
