import { callGroupPartition, keys, shards } from './keys.ts';
import type { Table } from './table.ts';

/** The places among the calls of a group that nobody has, from 1 to `most`. */
export const freeCallsOfGroup = async (table: Table, group: string, most: number): Promise<number[]> => {
  const taken = await table.query(keys.callOfGroup(group, 0).pk, 'CALL#', { limit: most });
  const isTaken = (call: number) => taken.some(({ sk }) => sk === keys.callOfGroup(group, call).sk);
  return Array.from({ length: most }, (_, index) => index + 1).filter((call) => !isTaken(call));
};

/** Cases of each partition that are listed; a longer list is of no use to somebody who reads it. */
const LISTED = 250;

/** The ids of the cases in a group of calls, at most a thousand, the first first. */
export const casesOfCallGroup = async (table: Table, group: string): Promise<string[]> => {
  const found = await Promise.all(
    shards.map((shard) => table.query(callGroupPartition(group, shard), '', { limit: LISTED })),
  );
  return found
    .flat()
    .map(({ sk }) => sk)
    .sort();
};
