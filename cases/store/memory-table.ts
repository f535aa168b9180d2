import { isDeepStrictEqual } from 'node:util';
import { ConditionFailed, type Item, type Key, type Table, type Write } from './table.ts';

const id = ({ pk, sk }: Key): string => `${pk}\u0000${sk}`;

/** A copy as the table keeps it: without fields that are undefined. By hand, since every reading copies. */
const copy = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((entry) => copy(entry) ?? null);
  const fields: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(value)) if (field !== undefined) fields[name] = copy(field);
  return fields;
};
const clean = (item: Item): Item => copy(item) as Item;

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
  const next = { ...(current as Item), ...JSON.parse(JSON.stringify(write.set ?? {})) };
  for (const field of write.remove ?? []) delete next[field];
  return clean(next);
};

const keyOf = (write: Write): Key => ('put' in write ? write.put : 'update' in write ? write.update : write.drop);

const MAX_WRITES = 100;

/** What DynamoDB refuses in any transaction, whatever the table holds. */
const refuseImpossible = (writes: Write[]): void => {
  if (writes.length > MAX_WRITES) throw new RangeError(`${writes.length} writes in one transaction`);
  const ids = writes.map((write) => id(keyOf(write)));
  const twice = writes.find((_, index) => ids.indexOf(ids[index] ?? '') !== index);
  if (twice) throw new RangeError(`Two writes to ${keyOf(twice).sk} in one transaction`);
};

/** The table in memory, with the same conditions as DynamoDB: for tests, offline tools and benchmarks. */
export const memoryTable = (): Table & { all(): Item[] } => {
  const items = new Map<string, Item>();
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
    query: async (pk, prefix = '', { from = '', to = '\uffff', descending, limit } = {}) => {
      const found = [...items.values()]
        .filter((item) => item.pk === pk && item.sk.startsWith(prefix) && item.sk >= from && item.sk <= to)
        .sort((a, b) => (a.sk < b.sk ? -1 : 1));
      return (descending ? found.reverse() : found).slice(0, limit).map(clean);
    },
    index: async (name, pk, { from = '', to = '\uffff', limit = 100, cursor, descending } = {}) => {
      const sortKey = (item: Item) => item[`${name}sk`] ?? '';
      const place = (item: Item) => `${sortKey(item)}\u0000${id(item)}`;
      const sign = descending ? -1 : 1;
      const rows = [...items.values()]
        .filter((item) => item[`${name}pk`] === pk && sortKey(item) >= from && sortKey(item) <= to)
        .sort((a, b) => (place(a) < place(b) ? -sign : sign));
      // As on DynamoDB a cursor is the place after which the next page begins, whatever was dropped meanwhile.
      const left = rows.filter((item) => !cursor || (descending ? place(item) < cursor : place(item) > cursor));
      const page = left.slice(0, limit);
      const last = page.at(-1);
      const keys = page.map(({ pk, sk }) => ({ pk, sk }));
      return last && left.length > limit ? { keys, cursor: place(last) } : { keys };
    },
    write: async (writes) => {
      refuseImpossible(writes);
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
