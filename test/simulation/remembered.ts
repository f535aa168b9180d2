import { AsyncLocalStorage } from 'node:async_hooks';
import { isDeepStrictEqual } from 'node:util';
import { keyOf } from '#cases/store/after-write.ts';
import { READ_UP_TO } from '#cases/store/ranges.ts';
import type { Item, Table } from '#cases/store/table.ts';

const CASE = 'CASE#';

/**
 * Holds what a run knows of the cases that it wrote to (cases/store/recall.ts) against the table, once the run has ended.
 * @param table as functions have it
 * @param memory what is stored
 */
export const remembered = (table: Table, memory: Pick<Table, 'query'>) => {
  /** What whichever run wrote to a case last knows of it, by case. */
  const known = new Map<string, () => readonly Item[] | undefined>();
  const { write } = table;
  Object.assign(table, {
    write: async (...[writes, how]: Parameters<Table['write']>) => {
      await write(writes, how);
      const within = AsyncLocalStorage.snapshot();
      for (const pk of new Set(writes.map((one) => keyOf(one).pk)))
        if (pk.startsWith(CASE)) known.set(pk, () => within(() => table.recall?.itemsOf(pk)));
    },
  });
  const differing = async (items: readonly Item[]): Promise<string[]> => {
    const [first] = items;
    if (!first) return [];
    const stored = new Map((await memory.query(first.pk)).map((item) => [item.sk, item]));
    const wrong = items.filter((item) => {
      const is = stored.get(item.sk);
      stored.delete(item.sk);
      return is !== item && !isDeepStrictEqual(is, item);
    });
    const missed = [...stored.keys()].filter((sk) => sk <= READ_UP_TO);
    return [...wrong.map(({ sk }) => sk), ...missed].map((sk) => `${first.pk} ${sk}`);
  };
  return {
    /** What the runs since the last time know otherwise than it is stored. */
    otherwise: async (): Promise<string[]> => {
      const all = [...known.values()];
      known.clear();
      const found: string[] = [];
      for (const items of all) found.push(...(await differing(items() ?? [])));
      return found;
    },
    /** Nobody asks what the runs until now know. */
    forget: (): void => known.clear(),
  };
};
