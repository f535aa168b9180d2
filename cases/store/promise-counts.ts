import { type Tallies, tallies } from '#domain/promises/tallies.ts';
import type { Instant } from '#domain/time.ts';
import { promisesPartition, queuePartition, shards } from './keys.ts';
import type { Item, Table } from './table.ts';

/** What became of the promises of a kind and a team that were due in a month. */
export type PromiseCount = { month: string; of: string; team: string; counts: Tallies };

const countsOf = (item: Item): Tallies =>
  Object.fromEntries(tallies.flatMap((tally) => (typeof item[tally] === 'number' ? [[tally, item[tally]]] : [])));

const added = (one: Tallies, other: Tallies): Tallies =>
  Object.fromEntries(
    tallies.flatMap((tally) => {
      const sum = (one[tally] ?? 0) + (other[tally] ?? 0);
      return sum === 0 ? [] : [[tally, sum]];
    }),
  );

/** The counters of some months, each summed over its shards: by month, then kind, then team. Reads no case. */
export const promiseCounts = async (table: Table, months: readonly string[]): Promise<PromiseCount[]> => {
  const found = new Map<string, PromiseCount>();
  const read = await Promise.all(
    months.flatMap((month) =>
      shards.map(async (shard) => ({ month, items: await table.query(promisesPartition(month, shard)) })),
    ),
  );
  for (const { month, items } of read)
    for (const item of items) {
      const [of = '', team = ''] = item.sk.split('#');
      const name = `${month}#${item.sk}`;
      const before = found.get(name)?.counts ?? {};
      found.set(name, { month, of, team, counts: added(before, countsOf(item)) });
    }
  return [...found.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, count]) => count);
};

/** How many promises wait to be kept whose date has passed, up to `most`: those of customers who go first stand apart in their queue. */
export const overduePromises = async (table: Table, now: Instant, most: number): Promise<number> => {
  const ranges = [
    { from: '2', to: now },
    { from: '1', to: `1${now.slice(1)}` },
  ];
  const counts = await Promise.all(
    ranges.map((range) => table.count('gsi2', queuePartition('promise'), { ...range, limit: most })),
  );
  return Math.min(
    most,
    counts.reduce((sum, count) => sum + count, 0),
  );
};
