import type { Cast } from '#test/support/cast.ts';
import { type InMemoryAmends, inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';
import { type Count, storeCounter } from './counted-table.ts';
import { undisputed } from './undisputed.ts';

const COMPLAINT = 'El pedido llegó tarde y con un golpe; nadie respondió a mis correos.';

/** The desk opens the case as its owner does, before the work on it and after. */
const play = async (amends: InMemoryAmends): Promise<void> => {
  const opens = async ({ caseId, file }: Cast) => {
    const { head } = await file();
    await amends.call('GET', `/desk/cases/${caseId}`, { user: staff(String(head.owner)) });
  };
  await opens(await undisputed(amends, COMPLAINT, { before: opens }));
};

/** What each stage and each endpoint asks of the table over one undisputed complaint, the dearest first. */
export const measureStoreCalls = async (): Promise<[string, Count][]> => {
  const { counts, within, wrapTable } = storeCounter();
  await play(inMemoryAmends({ within, wrapTable }));
  return [...counts].toSorted(([, a], [, b]) => b.steps - a.steps).filter(([name]) => name !== 'the test itself');
};

const add = (a: Count, b: Count): Count => ({
  runs: a.runs + b.runs,
  reads: a.reads + b.reads,
  writes: a.writes + b.writes,
  steps: a.steps + b.steps,
  readUnits: a.readUnits + b.readUnits,
  writeUnits: a.writeUnits + b.writeUnits,
});

const lineOf = ({ runs, reads, writes, steps, readUnits, writeUnits }: Count): string =>
  [
    `${String(runs).padStart(3)} runs`,
    `${String(reads).padStart(4)} reads`,
    `${String(writes).padStart(4)} writes`,
    `${String(steps).padStart(4)} one after another`,
    `${readUnits.toFixed(1).padStart(6)} read units`,
    `${writeUnits.toFixed(0).padStart(4)} write units`,
  ].join('  ');

/** The lines of the table of the bench, and how many calls they are in all. */
export const callLines = async (): Promise<{ lines: [string, string][]; calls: number }> => {
  const rows = await measureStoreCalls();
  const sum = rows.map(([, count]) => count).reduce(add);
  return {
    lines: [...rows, ['all', sum] as const].map(([name, count]) => [name, lineOf(count)]),
    calls: sum.reads + sum.writes,
  };
};
