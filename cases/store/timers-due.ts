import type { Case } from '#domain/case/case.ts';
import type { Task } from '#domain/case/task.ts';
import { taskKinds } from '#domain/tasks/kinds.ts';
import type { Instant } from '#domain/time.ts';
import { ifConditionHolds } from './conditional.ts';
import { dueInShards } from './due-in-shards.ts';
import { duePartition, keys, queuePartition, shards, timersPartition } from './keys.ts';
import { timersItem } from './other-timers.ts';
import type { IndexName, Item, Table } from './table.ts';

const PAGE = 100;
const PAGES = 20;

/** Items of a partition up to an instant, the latest first, a bounded number. */
const newest = async (table: Table, [index, partition]: [IndexName, string], to: Instant): Promise<Item[]> => {
  const items: Item[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page++) {
    const found = await table.index(index, partition, {
      to,
      limit: PAGE,
      descending: true,
      ...(cursor && { cursor }),
    });
    items.push(...(await table.getMany(found.keys)));
    cursor = found.cursor;
    if (!cursor) break;
  }
  return items;
};

/** All of a list of partitions, one after the other: it is read in the background, where nobody waits. */
const newestOf = async (table: Table, partitions: [IndexName, string][], to: Instant): Promise<Item[]> => {
  const items: Item[] = [];
  for (const partition of partitions) items.push(...(await newest(table, partition, to)));
  return items;
};

/** Cases with a timer that should have fired by an instant, or with a breach since; the latest, a bounded number. */
export const casesDue = async (table: Table, to: Instant): Promise<Case[]> => {
  const partitions = shards.flatMap((shard) => (['DUE', 'LATE'] as const).map((kind) => duePartition(kind, shard)));
  return (await newestOf(
    table,
    partitions.map((partition) => ['gsi3', partition]),
    to,
  )) as unknown as Case[];
};

/** Planned and open tasks that were due by an instant; the latest, a bounded number. */
export const tasksDue = async (table: Table, to: Instant): Promise<Task[]> => {
  return (await newestOf(
    table,
    taskKinds.map((kind) => ['gsi2', queuePartition(kind)]),
    to,
  )) as unknown as Task[];
};

/** A case whose other timers were due by an instant, and when the first of them was. */
export type TimersDue = { caseId: string; first: Instant };

/** Cases with another timer that should have fired by an instant, a page at a time, a bounded number. */
export async function* otherTimersDue(table: Table, to: Instant): AsyncGenerator<TimersDue[]> {
  for await (const items of dueInShards(table, { partitionOf: timersPartition, to, page: PAGE, pages: PAGES }))
    yield items.map(({ caseId, gsi2sk }) => ({ caseId: String(caseId), first: gsi2sk ?? to }));
}

/** Lists a case by another moment, or no more; a change of the case that came in between stands. */
export const moveTimersDue = async (
  table: Table,
  { caseId, first }: TimersDue,
  next: Instant | undefined,
): Promise<void> => {
  const update = keys.timers(caseId);
  const { gsi2pk, gsi2sk } = timersItem(caseId, next);
  await ifConditionHolds(
    table.write([
      gsi2sk === undefined
        ? { update, expect: { gsi2sk: first }, remove: ['gsi2pk', 'gsi2sk'] }
        : { update, expect: { gsi2sk: first }, set: { gsi2pk, gsi2sk } },
    ]),
  );
};
