import { itemSize } from '#cases/store/item-size.ts';
import { INDEX_NAMES, type IndexKeys, type Item, type Key, type Table, type Write } from '#cases/store/table.ts';

/** Capacity units as DynamoDB counts them (docs: ProvisionedThroughput, read and write request units). */
export type Meter = { writeUnits: number; readUnits: number };

const writeUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / 1024));
const readUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / 4096));

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
 * entries on top; 4 KB per strongly consistent read unit.
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
    return items;
  },
  query: async (pk, prefix, options) => {
    const items = await table.query(pk, prefix, options);
    meter.readUnits += readUnits(items.reduce((sum, item) => sum + itemSize(item), 0));
    return items;
  },
  index: async (name, pk, range) => {
    meter.readUnits += 0.5;
    return table.index(name, pk, range);
  },
  count: async (name, pk, range) => {
    meter.readUnits += 0.5;
    return table.count(name, pk, range);
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
