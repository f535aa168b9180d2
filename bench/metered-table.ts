import { itemSize } from '#cases/store/item-size.ts';
import { INDEX_NAMES, type IndexKeys, type Item, type Key, type Table, type Write } from '#cases/store/table.ts';

/** Capacity units as DynamoDB counts them (docs: ProvisionedThroughput, read and write request units). */
export type Meter = { writeUnits: number; readUnits: number };

const writeUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / 1024));
const readUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / 4096));

/** Of an index half as much is read a unit, and keys alone: what a page of them weighs. */
const indexReadUnits = (bytes: number): number => readUnits(bytes) / 2;
/** What an entry of an index weighs that is counted and not read: four keys of some forty characters. */
const COUNTED_BYTES = 160;

/** Index writes: one to put an entry, one to take an old one away; none while the keys stay as they are. */
const indexUnits = (before: IndexKeys | undefined, after: IndexKeys | undefined): number =>
  INDEX_NAMES.reduce((sum, name) => {
    const old = before?.[`${name}pk`] && `${before[`${name}pk`]} ${before[`${name}sk`]}`;
    const now = after?.[`${name}pk`] && `${after[`${name}pk`]} ${after[`${name}sk`]}`;
    return old === now ? sum : sum + (old ? 1 : 0) + (now ? 1 : 0);
  }, 0);

const keyOf = (write: Write): Key => ('put' in write ? write.put : 'update' in write ? write.update : write.drop);

/** The policy's content is stored once, with the first complaint under it. */
const isOncePerPolicy = ({ pk }: Key): boolean => pk.startsWith('POLICY#');

/**
 * A table that counts the request units DynamoDB would bill: 1 KB per write unit, doubled inside transactions, index
 * entries on top; 4 KB per strongly consistent read unit, 8 KB of an index.
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
  write: async (writes) => {
    const before = await Promise.all(writes.map((write) => table.get(keyOf(write))));
    await table.write(writes);
    const after = await Promise.all(writes.map((write) => table.get(keyOf(write))));
    const factor = writes.length > 1 ? 2 : 1;
    for (const [index, write] of writes.entries()) {
      if (isOncePerPolicy(keyOf(write))) continue;
      const old: Item | undefined = before[index];
      const now: Item | undefined = after[index];
      meter.writeUnits += factor * writeUnits(Math.max(itemSize(old), itemSize(now))) + indexUnits(old, now);
    }
  },
});
