import { itemSize } from '#cases/store/item-size.ts';
import {
  type How,
  INDEX_NAMES,
  type IndexKeys,
  type Item,
  type Key,
  type Table,
  type Write,
} from '#cases/store/table.ts';

/** Capacity units as DynamoDB counts them (docs: ProvisionedThroughput, read and write request units). */
export type Meter = { writeUnits: number; readUnits: number };

const writeUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / 1024));
const readUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / 4096));

/** Of an index half as much is read a unit, and keys alone: what a page of them weighs. */
const indexReadUnits = (bytes: number): number => readUnits(bytes) / 2;
/** What an entry of an index weighs that is counted and not read: four keys of some forty characters. */
const COUNTED_BYTES = 160;

/** The entries of an item in the indexes, each by its partition. */
const entriesOf = (item: (Item & IndexKeys) | undefined): Map<string, string> =>
  new Map(
    INDEX_NAMES.flatMap((name) =>
      item?.[`${name}pk`] ? [[`${name} ${item[`${name}pk`]}`, String(item[`${name}sk`])]] : [],
    ),
  );

/** Partitions of indexes that a write costs a unit: one to put an entry, one to take an old one away; none while the keys stay as they are. */
const indexWrites = (before: Item | undefined, after: Item | undefined): string[] => {
  const [old, now] = [entriesOf(before), entriesOf(after)];
  return [
    ...[...old].filter(([partition, sk]) => now.get(partition) !== sk),
    ...[...now].filter(([partition, sk]) => old.get(partition) !== sk),
  ].map(([partition]) => partition);
};

const keyOf = (write: Write): Key => ('put' in write ? write.put : 'update' in write ? write.update : write.drop);

/**
 * What is stored once for all complaints: the content of a policy and of a regime, with the first complaint under a version, and the counters of
 * a budget, which are made in each month.
 */
const isForAll = (write: Write): boolean =>
  'put' in write && ['POLICY#', 'REGIME#', 'BUDGET#'].some((kind) => write.put.pk.startsWith(kind));

/** Write units that were used in a partition, of the table or of an index, for the item of a key. */
type Written = { key: Key; partition: string; units: number };

/** Writes, and says what it cost where: 1 KB per unit, doubled inside transactions, index entries on top. */
export const writeCounted = async (table: Table, writes: Write[], how: How = {}): Promise<Written[]> => {
  const keys = writes.map(keyOf);
  const asTheyAre = () => Promise.all(keys.map((key) => table.get(key)));
  const before = await asTheyAre();
  await table.write(writes, how);
  const after = await asTheyAre();
  const factor = writes.length > 1 && !how.apart ? 2 : 1;
  return keys.flatMap((key, at) => {
    const [old, now] = [before[at], after[at]];
    const own = factor * writeUnits(Math.max(itemSize(old), itemSize(now)));
    return [
      { key, partition: `table ${key.pk}`, units: own },
      ...indexWrites(old, now).map((partition) => ({ key, partition, units: 1 })),
    ];
  });
};

/**
 * A table that counts the request units DynamoDB would bill: those of `writeCounted`; 4 KB per strongly consistent read unit, 8 KB of an
 * index.
 */
export const meteredTable = (table: Table, meter: Meter): Table => ({
  get: async (key) => {
    const item = await table.get(key);
    meter.readUnits += readUnits(itemSize(item));
    return item;
  },
  getMany: async (keys) => {
    const items = await table.getMany(keys);
    for (const item of items) meter.readUnits += readUnits(itemSize(item));
    // What is not there is asked for as well.
    meter.readUnits += keys.length - items.length;
    return items;
  },
  query: async (pk, prefix, options) => {
    const items = await table.query(pk, prefix, options);
    meter.readUnits += readUnits(items.reduce((sum, item) => sum + itemSize(item), 0));
    return items;
  },
  index: async (name, pk, range) => {
    const page = await table.index(name, pk, range);
    meter.readUnits += indexReadUnits(page.keys.reduce((sum, key) => sum + itemSize({ ...key, of: pk }), 0));
    return page;
  },
  count: async (name, pk, range) => {
    const count = await table.count(name, pk, range);
    meter.readUnits += indexReadUnits(count * COUNTED_BYTES);
    return count;
  },
  write: async (writes, how) => {
    const forAll = new Set(writes.filter(isForAll).map(keyOf));
    for (const { key, units } of await writeCounted(table, writes, how))
      if (!forAll.has(key)) meter.writeUnits += units;
  },
});
