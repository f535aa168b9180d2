import { isDeepStrictEqual } from 'node:util';
import { ConditionFailed, type Item, type Key, type Table, type Write } from './table.ts';

const id = ({ pk, sk }: Key): string => `${pk}\u0000${sk}`;
const clean = (item: Item): Item => JSON.parse(JSON.stringify(item));

const holds = (write: Write, current: Item | undefined): boolean => {
  if ('put' in write) return !(write.ifAbsent && current);
  if ('drop' in write) return true;
  return (
    current !== undefined &&
    Object.entries(write.expect ?? {}).every(([field, value]) => isDeepStrictEqual(current[field], value))
  );
};

const apply = (write: Write, current: Item | undefined): Item | undefined => {
  if ('put' in write) return clean(write.put);
  if ('drop' in write) return undefined;
  const next = { ...(current as Item), ...write.set };
  for (const field of write.remove ?? []) delete next[field];
  return clean(next);
};

/** The table in memory, with the same conditions as DynamoDB: for tests, offline tools and benchmarks. */
export const memoryTable = (): Table & { all(): Item[] } => {
  const items = new Map<string, Item>();
  const sorted = (matches: (item: Item) => boolean, by: keyof Item, descending?: boolean): Item[] => {
    const found = [...items.values()].filter(matches).sort((a, b) => (String(a[by]) < String(b[by]) ? -1 : 1));
    return descending ? found.reverse() : found;
  };
  return {
    all: () => [...items.values()].map(clean),
    get: async (key) => {
      const item = items.get(id(key));
      return item && clean(item);
    },
    getMany: async (keys) =>
      keys.flatMap((key) => {
        const item = items.get(id(key));
        return item ? [clean(item)] : [];
      }),
    query: async (pk, prefix = '', { descending, limit } = {}) =>
      sorted((item) => item.pk === pk && item.sk.startsWith(prefix), 'sk', descending)
        .slice(0, limit)
        .map(clean),
    index: async (name, pk, { from = '', to = '\uffff', limit = 100, cursor, descending } = {}) => {
      const rows = sorted(
        (item) => {
          const sk = item[`${name}sk`] ?? '';
          return item[`${name}pk`] === pk && sk >= from && sk <= to;
        },
        `${name}sk`,
        descending,
      );
      const start = cursor ? Number(cursor) : 0;
      const keys = rows.slice(start, start + limit).map(({ pk, sk }) => ({ pk, sk }));
      return start + limit < rows.length ? { keys, cursor: String(start + limit) } : { keys };
    },
    write: async (writes) => {
      const keyOf = (write: Write): Key => ('put' in write ? write.put : 'update' in write ? write.update : write.drop);
      const failed = writes.flatMap((write, index) => (holds(write, items.get(id(keyOf(write)))) ? [] : [index]));
      if (failed.length > 0) throw new ConditionFailed(failed);
      for (const write of writes) {
        const key = id(keyOf(write));
        const next = apply(write, items.get(key));
        if (next) items.set(key, next);
        else items.delete(key);
      }
    },
  };
};
