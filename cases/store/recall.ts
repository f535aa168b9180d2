import { omitUndefined } from '#platform/omit-undefined.ts';
import { ofThisRun } from '#platform/run.ts';
import { afterWrite, keyOf } from './after-write.ts';
import { keys } from './keys.ts';
import { READ_UP_TO } from './ranges.ts';
import type { How, Item, Key, Table, Write } from './table.ts';

const CASE_PARTITION = keys.partition('');

/** The items of a case by their sort keys, and in their order as long as none changes. */
type Items = { bySk: Map<string, Item>; inOrder?: Item[] };

/** A case as a run knows it; `moves` counts what it wrote of it, begun and ended. */
type Known = { items?: Items; moves: number };

const partitionsOf = (writes: readonly Write[]): string[] => [
  ...new Set(writes.map((write) => keyOf(write).pk).filter((pk) => pk.startsWith(CASE_PARTITION))),
];

const applied = (items: Items, write: Write): void => {
  const { sk } = keyOf(write);
  if (sk > READ_UP_TO) return;
  delete items.inOrder;
  const after = afterWrite(write, items.bySk.get(sk));
  // As it is read again: a field that is undefined is not stored.
  if (after) items.bySk.set(sk, omitUndefined(after));
  else items.bySk.delete(sk);
};

const inOrder = (items: Items): Item[] => {
  items.inOrder ??= [...items.bySk.values()].sort((a, b) => (a.sk < b.sk ? -1 : 1));
  return items.inOrder;
};

type Cases = Map<string, Known>;

const caseIn = (cases: Cases, pk: string): Known => {
  const one = cases.get(pk) ?? { moves: 0 };
  cases.set(pk, one);
  return one;
};

/** The items of the case that a key is of, where the run has read what lies there. */
const itemsFor = (cases: Cases | undefined, { pk, sk }: Key): Map<string, Item> | undefined =>
  sk <= READ_UP_TO ? cases?.get(pk)?.items?.bySk : undefined;

const placeOf = ({ pk, sk }: Key): string => `${pk} ${sk}`;

/** Writes, and keeps in mind what became of the cases that are known; of what failed nobody knows, so that it is read again. */
const writtenIn = async (cases: Cases, { writes, how }: { writes: Write[]; how: How }, table: Table): Promise<void> => {
  const touched = partitionsOf(writes).map((pk) => caseIn(cases, pk));
  for (const one of touched) one.moves++;
  try {
    await table.write(writes, how);
  } catch (error) {
    for (const one of touched) delete one.items;
    throw error;
  } finally {
    for (const one of touched) one.moves++;
  }
  for (const write of writes) {
    const items = cases.get(keyOf(write).pk)?.items;
    if (items) applied(items, write);
  }
};

/**
 * The table with what a run knows of cases: a case that was read whole is not read again in the same run, and holds what the run
 * itself has written. A run lasts for moments, so what it knows is at most as old as what it would have read at its beginning; whoever changes a
 * case is refused where somebody was faster, as ever, and what was refused is forgotten and read again. Nothing is kept outside of a run
 * (platform/run.ts).
 */
export const recalling = (table: Table): Table => {
  const known = (): Cases | undefined => ofThisRun(table, (): Cases => new Map());
  return {
    ...table,
    recall: {
      isOn: () => known() !== undefined,
      itemsOf: (pk) => {
        const items = known()?.get(pk)?.items;
        return items && inOrder(items);
      },
      reading: (pk) => {
        const cases = known();
        if (!cases) return () => undefined;
        const one = caseIn(cases, pk);
        const { moves } = one;
        return (items) => {
          if (one.moves === moves) one.items = { bySk: new Map(items.map((item) => [item.sk, item])), inOrder: items };
        };
      },
      forget: (caseId) => {
        const one = known()?.get(keys.partition(caseId));
        if (!one) return;
        delete one.items;
        one.moves++;
      },
    },
    get: async (key) => {
      const items = itemsFor(known(), key);
      if (!items) return table.get(key);
      const item = items.get(key.sk);
      return item && { ...item };
    },
    getMany: async (keys) => {
      const cases = known();
      const wanted = keys.map((key) => ({ key, items: itemsFor(cases, key) }));
      const unknown = wanted.flatMap(({ key, items }) => (items ? [] : key));
      const read = unknown.length > 0 ? await table.getMany(unknown) : [];
      const found = new Map(read.map((item) => [placeOf(item), item]));
      return wanted.flatMap(({ key, items }) => {
        const item = items ? items.get(key.sk) : found.get(placeOf(key));
        return item ? { ...item } : [];
      });
    },
    write: async (writes, how = {}) => {
      const cases = known();
      return cases ? writtenIn(cases, { writes, how }, table) : table.write(writes, how);
    },
  };
};
