import { StoredItems } from './memory/items.ts';
import { counted, indexed, queried } from './memory/reading.ts';
import { refuseKey } from './memory/refusals.ts';
import { copyOf as copied } from './memory/values.ts';
import { writeAll } from './memory/writing.ts';
import type { Item, Table } from './table.ts';
import { idOf, refuseRepeatedKeys } from './validation.ts';

/**
 * The table in memory: for tests, offline tools and benchmarks. It holds and refuses what DynamoDB holds and refuses, so that
 * what works here is not refused on AWS; where each rule is from is written at it (cases/store/memory).
 * @param options `lends`: what is read is what is stored, which nobody can change, in place of a copy that whoever reads it may
 */
export const memoryTable = ({ lends = false } = {}): Table & { all(): Item[] } => {
  const items = new StoredItems();
  const copyOf = lends ? <T>(item: T): T => item : copied;
  return {
    all: () => [...items.values()].map((item) => copyOf(item)),
    get: async (key) => {
      refuseKey(key);
      return copyOf(items.get(idOf(key)));
    },
    getMany: async (keys) => {
      for (const key of keys) refuseKey(key);
      refuseRepeatedKeys(keys);
      return keys.flatMap((key) => copyOf(items.get(idOf(key))) ?? []);
    },
    query: async (pk, prefix = '', options = {}) =>
      queried(items.partition(pk), { pk, prefix, options }).map((item) => copyOf(item)),
    index: async (name, pk, range = {}) => indexed(items.inIndex(name, pk), { name, pk, range }),
    count: async (name, pk, range) => counted(items.inIndex(name, pk), { name, pk, range }),
    write: async (writes, { apart } = {}) => {
      if (!apart) return writeAll(items, writes);
      for (const write of writes) writeAll(items, [write]);
    },
  };
};
