import { keys, SHARDS } from './keys.ts';
import type { Table } from './table.ts';

/** How many calls of a group are made one by one so far; `most` stands for that many or more. */
export const callsOfGroup = async (table: Table, group: string, most: number): Promise<number> =>
  (await table.query(keys.callOfGroup(group, 0).pk, 'CALL#', { limit: most })).length;

/** Cases of each partition that are listed; a longer list is of no use to somebody who reads it. */
const LISTED = 250;

/** The ids of the cases in a group of calls, at most a thousand, the first first. */
export const casesOfCallGroup = async (table: Table, group: string): Promise<string[]> => {
  const shards = Array.from({ length: SHARDS }, (_, shard) => `${keys.callOfGroup(group, 0).pk}#${shard}`);
  const found = await Promise.all(shards.map((partition) => table.query(partition, '', { limit: LISTED })));
  return found
    .flat()
    .map(({ sk }) => sk)
    .sort();
};
