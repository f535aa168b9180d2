import { AsyncLocalStorage } from 'node:async_hooks';
import type { Key, Table } from '#cases/store/table.ts';
import type { Within } from '#test/support/within.ts';
import { type Meter, meteredTable } from './metered-table.ts';

/** What the work of one name asked of the table. `steps` counts the calls that waited for another: those made at once are one. */
export type Count = Meter & { runs: number; reads: number; writes: number; steps: number };

/** One run of a piece of work: whose it is, and which of its calls have not come back. */
type Run = { name: string; pending: number };

const none = (): Count => ({ runs: 0, reads: 0, writes: 0, steps: 0, readUnits: 0, writeUnits: 0 });

const READS = new Set(['get', 'getMany', 'query', 'index', 'count']);

/** Counts what each piece of work asks of the table, by the name that `within` gives it. */
export const storeCounter = () => {
  const counts = new Map<string, Count>();
  const current = new AsyncLocalStorage<Run>();
  const countOf = (name: string): Count => {
    const count = counts.get(name) ?? none();
    counts.set(name, count);
    return count;
  };

  const within: Within = (name, work) => {
    countOf(name).runs++;
    return current.run({ name, pending: 0 }, work);
  };

  /** A call of one run, measured by a table of its own, so that what runs beside it is not counted with it. */
  const counted =
    (table: Table, method: keyof Table) =>
    async (...asked: unknown[]): Promise<unknown> => {
      const run = current.getStore() ?? { name: 'the test itself', pending: 0 };
      const count = countOf(run.name);
      const meter: Meter = { readUnits: 0, writeUnits: 0 };
      // Nothing is asked of the table for no keys.
      if (method === 'getMany' && (asked[0] as Key[]).length === 0) return [];
      if (READS.has(method)) count.reads++;
      else count.writes++;
      if (run.pending === 0) count.steps++;
      run.pending++;
      try {
        return await (meteredTable(table, meter)[method] as (...of: unknown[]) => Promise<unknown>)(...asked);
      } finally {
        run.pending--;
        count.readUnits += meter.readUnits;
        count.writeUnits += meter.writeUnits;
      }
    };

  const wrapTable = (table: Table): Table =>
    Object.fromEntries(
      (['get', 'getMany', 'query', 'index', 'count', 'write'] as const).map((method) => [
        method,
        counted(table, method),
      ]),
    ) as unknown as Table;

  return { counts, within, wrapTable };
};
