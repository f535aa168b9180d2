import { caseIndex, dueIndex, keys, ownerIndex, taskIndex } from '#cases/store/keys.ts';
import type { Item, Table } from '#cases/store/table.ts';
import { caseIdNumber } from '#test/support/case-fixture.ts';
import { type InMemoryAmends, inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';
import { optionsOrEnd } from '#tools/arguments.ts';
import { type Meter, meteredTable } from './metered-table.ts';
import { printTable } from './print-table.ts';
import { quietly } from './quietly.ts';
import { undisputed } from './undisputed.ts';

/** One case of the background in so many is worked on. */
const OPEN = 4;
const OWNERS = ['lucia', 'mateo', 'nadia'];
const HOUR_MS = 60 * 60 * 1000;
const AT_ONCE = 50;

/**
 * What is in the indexes of another case: its head, whose it is, and while it is worked on the date it is due at and the task of its owner.
 * Nothing else of it can be in the way of this one, so nothing else is stored.
 */
const backgroundCase = (n: number, now: number): Item[] => {
  const caseId = caseIdNumber(n);
  const hours = (count: number) => new Date(now + count * HOUR_MS).toISOString();
  const owner = OWNERS[n % OWNERS.length] as string;
  const [receivedAt, answerBy] = [hours(-(n % 5000)), hours(n % 700)];
  const isOpen = n % OPEN === 0;
  const dueAt = hours((n % 400) - 40);
  const timer = { id: 'answer', dueAt: answerBy, next: { at: answerBy, thresholdPercent: 100 } };
  const ended = isOpen ? {} : { closedAt: receivedAt };
  const task = { taskId: `${caseId}.examine.1`, kind: 'examine', assignee: owner, dueAt, caseId } as const;
  return [
    { ...keys.head(caseId), ...caseIndex({ caseId, receivedAt }), ...dueIndex(caseId, isOpen ? [timer as never] : []) },
    { ...keys.owner(caseId), ...ownerIndex({ owner, answerBy, ...ended }) },
    ...(isOpen ? [{ ...keys.task(task.taskId), ...taskIndex(task, owner) }] : []),
  ];
};

/** So many other cases, as cheaply as they can be stored. */
export const background = async (table: Pick<Table, 'write'>, count: number, now: string): Promise<void> => {
  for (let from = 1; from <= count; from += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - from + 1) }, (_, n) => n + from);
    const items = some.flatMap((n) => backgroundCase(n, Date.parse(now)));
    for (let start = 0; start < items.length; start += 100)
      await table.write(items.slice(start, start + 100).map((put) => ({ put })));
  }
};

/** What does not name a case of the background, of which there is no more than keys. */
const PAGES: Record<string, { path: string; as: string; query?: Record<string, string> }> = {
  'counts, an owner': { path: '/desk/counts', as: 'lucia' },
  'counts, a supervisor': { path: '/desk/counts', as: 'sofia' },
  arrivals: { path: '/desk/arrivals', as: 'sofia' },
  changes: { path: '/desk/changes', as: 'lucia' },
};

/** Capacity units: of one undisputed complaint, of its page at the desk, and of what the desk asks again and again. */
export type Growth = { cases: number; units: Record<string, { readUnits: number; writeUnits: number }> };

const grown = async (cases: number): Promise<Growth> => {
  const meter: Meter = { readUnits: 0, writeUnits: 0 };
  const amends: InMemoryAmends = inMemoryAmends({ announces: true, wrapTable: (table) => meteredTable(table, meter) });
  await background(amends.memory, cases, amends.now());
  const units: Growth['units'] = {};
  const metered = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const before = { ...meter };
    const result = await work();
    units[name] = {
      readUnits: meter.readUnits - before.readUnits,
      writeUnits: meter.writeUnits - before.writeUnits,
    };
    return result;
  };
  const text = 'El pedido llegó tarde y con un golpe; nadie respondió a mis correos.';
  const { caseId, path } = await metered('one complaint', () => undisputed(amends, text));
  const ask = async (of: string, as: string, query?: Record<string, string>) => {
    const answer = await amends.call('GET', of, { user: staff(as), ...(query && { query }) });
    if (answer.status !== 200) throw new Error(`${of}: ${answer.text}`);
  };
  await metered('its page at the desk', () => ask(`/desk/cases/${caseId}`, 'lucia'));
  await metered('its page for the customer', () => amends.call('GET', path));
  for (const [page, { path: of, as, query }] of Object.entries(PAGES)) await metered(page, () => ask(of, as, query));
  return { cases, units };
};

/** What it takes at each number of other cases, smallest first. */
export const measureGrowth = (sizes: readonly number[]): Promise<Growth[]> =>
  quietly(async () => {
    const all: Growth[] = [];
    for (const size of sizes) all.push(await grown(size));
    return all;
  });

export const growthLines = (all: Growth[]): [string, string][] =>
  Object.keys(all[0]?.units ?? {}).map((name) => [
    name,
    all
      .map(({ units }) => units[name])
      .map((one) => `${(one?.readUnits ?? 0).toFixed(1).padStart(7)} r ${String(one?.writeUnits ?? 0).padStart(4)} w`)
      .join(' '),
  ]);

const SIZES = [1000, 10_000, 100_000, 1_000_000];

const USAGE = `Usage: npm run -s growth [-- --most 100000]
  --most  leaves out what is larger, of 1,000 to 1,000,000 other cases; the largest takes some minutes and 4 GB`;

/** `npm run -s growth`: 1,000 to 1,000,000 other cases; the last takes some minutes and 4 GB, `-- --most 100000` leaves it out. */
const main = async (): Promise<void> => {
  const { most } = optionsOrEnd(USAGE, { most: { type: 'string', default: '1000000' } });
  const sizes = SIZES.filter((size) => size <= Number(most));
  printTable(`Units read and written beside ${sizes.join(', ')} other cases`, growthLines(await measureGrowth(sizes)));
};

if (import.meta.main) await main();
