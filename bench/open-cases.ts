import { performance } from 'node:perf_hooks';
import { identityItems } from '#cases/inbound-message/open-case.ts';
import { caseStore } from '#cases/store/case-store.ts';
import { itemWrites } from '#cases/store/items.ts';
import { keys } from '#cases/store/keys.ts';
import { memoryTable } from '#cases/store/memory-table.ts';
import type { Table } from '#cases/store/table.ts';
import { textItem } from '#domain/case/change.ts';
import { referenceOf } from '#domain/case/ids.ts';
import type { TaskKind } from '#domain/tasks/kinds.ts';
import { newTask } from '#domain/tasks/plan.ts';
import type { DeskDeps } from '#functions/desk/contract.ts';
import { deskEndpoints } from '#functions/desk/endpoints.ts';
import { customerIdentities } from '#platform/customer-keys.ts';
import { caller } from '#test/support/call.ts';
import { aCase, caseFixture, caseIdNumber, SEARCH_KEY, standingClock } from '#test/support/case-fixture.ts';
import { still } from '#test/support/dating.ts';
import { deskDeps } from '#test/support/desk.ts';
import { anEvent } from '#test/support/events.ts';

/** Owners that the cases are shared between, as the demo company's. */
const OWNERS = ['lucia', 'mateo', 'nadia'] as const;
const SURNAMES = 'Núñez Olmedo Ferrer Ibarra Quiroga Sanz Pineda Roca Lavandera Bermejo'.split(' ');
const THINGS = 'caldera lavadora factura pedido contador entrega reparación cobro instalación cita'.split(' ');
const HOUR_MS = 60 * 60 * 1000;

const of = <T>(some: readonly T[], n: number): T => some[n % some.length] as T;

/** The nth reference, in the letters that references have. */
const referenceOfNumber = (n: number): string =>
  referenceOf(Uint8Array.from({ length: 8 }, (_, place) => Math.floor(n / 30 ** (7 - place)) % 30));

/** Answers are due at the end of a day, so that many cases share theirs. */
const answerByOf = (receivedAt: string): string =>
  `${new Date(Date.parse(receivedAt) + 30 * 24 * HOUR_MS).toISOString().slice(0, 10)}T22:59:59.999Z`;

/** What is open in a case, by its number: all are examined, some wait for an opinion, an approval, the customer, or a supervisor. */
const tasksOf = (n: number): { kind: TaskKind; assignee: string }[] => [
  { kind: 'examine', assignee: of(OWNERS, n) },
  ...(n % 10 === 0 ? [{ kind: 'consult' as const, assignee: 'iker' }] : []),
  ...(n % 15 === 0 ? [{ kind: 'approve' as const, assignee: 'elena' }] : []),
  ...(n % 25 === 0 ? [{ kind: 'escalation' as const, assignee: 'sofia' }] : []),
];

/** Everything that the desk is given over a table, with a clock that stands still. */
const deskOver = (table: Table) => {
  const time = standingClock();
  const fixture = caseFixture(time, 'searchable');
  const cases = caseStore(table, { ...still, searchKey: async () => ({ current: SEARCH_KEY }) });
  const deps: DeskDeps = { ...deskDeps(fixture), table, cases };
  return { deps, cases, time, policy: fixture.policy };
};

type Desk = ReturnType<typeof deskOver>;

const openOne = async (n: number, table: Table, { cases, time, policy }: Desk): Promise<void> => {
  const caseId = caseIdNumber(n);
  const receivedAt = new Date(Date.parse(time.now()) - (n % 500) * HOUR_MS).toISOString();
  const owner = of(OWNERS, n);
  const name = `Ana ${of(SURNAMES, n)} ${of(SURNAMES, Math.floor(n / 10))}`;
  const reference = referenceOfNumber(n);
  const known = { email: `cliente${n}@example.com`, phone: `+346${String(n).padStart(8, '0')}` };
  const identities = customerIdentities(SEARCH_KEY, known);
  const isStalled = n % 100 === 0;
  await cases.open(
    aCase({
      ...{ caseId, reference, owner, receivedAt, identities, product: of(THINGS, n) },
      answerBy: answerByOf(receivedAt),
      ...(isStalled && { stalledAt: time.now() }),
    }),
    {
      events: [anEvent('complaint-received', { channel: 'web', messageId: 'first' }, { kind: 'customer' })],
      items: [
        { kind: 'complainant', complainant: { name, ...known } },
        textItem('first', `La ${of(THINGS, n + 3)} no funciona y llevo ${n} días esperando la ${of(THINGS, n)}.`),
        {
          kind: 'message',
          message: {
            ...{ messageId: 'first', direction: 'in', audience: 'customer', channel: 'web' },
            ...{ at: receivedAt, textId: 'first', status: 'received' },
          },
        },
        {
          kind: 'message',
          message: {
            ...{ messageId: 'receipt', direction: 'out', audience: 'customer', channel: 'email', at: receivedAt },
            ...{ textId: 'first', template: 'acknowledgment', status: n % 50 === 0 ? 'failed' : 'delivered' },
          },
        },
        { kind: 'reference', reference },
        ...identityItems(identities),
      ],
    },
  );
  // Due from three days ago to a month ahead.
  const dueAt = new Date(Date.parse(time.now()) + ((n % 800) - 72) * HOUR_MS).toISOString();
  const opened = tasksOf(n).map(({ kind, assignee }) => ({
    kind: 'task' as const,
    task: {
      ...newTask({ kind, caseId, cycle: 1, priority: n % 40 === 0, assignee }, time.now(), { policy, clock: time }),
      ...{ status: 'open' as const, openedAt: time.now(), dueAt },
    },
  }));
  await table.write(itemWrites(caseId, opened, owner));
};

/** Stores open cases of several owners, numbered from `from` on. */
export const seedOpenCases = async (
  table: Table,
  { from = 1, to }: { from?: number; to: number },
  lanes = 1,
): Promise<void> => {
  const desk = deskOver(table);
  let next = from;
  const seed = async () => {
    while (next <= to) await openOne(next++, table, desk);
  };
  await Promise.all(Array.from({ length: lanes }, seed));
};

/** People of the demo company who ask. */
const lucia = { id: 'lucia', groups: ['owner'] };
const elena = { id: 'elena', groups: ['approver'] };
const iker = { id: 'iker', groups: ['expert'] };
const sofia = { id: 'sofia', groups: ['supervisor', 'approver'] };

type Asked = { path: string; query?: Record<string, string>; as: typeof lucia };

/** What the desk is asked for, by what the bench calls it. */
export const PAGES: Record<string, Asked> = {
  'queue, mine': { path: '/desk/tasks', query: { view: 'mine' }, as: lucia },
  'queue, overdue of the team': { path: '/desk/tasks', query: { view: 'breached' }, as: sofia },
  'queue, due soon of the team': { path: '/desk/tasks', query: { view: 'breaching' }, as: sofia },
  'queue, opinions': { path: '/desk/tasks', query: { view: 'opinions' }, as: iker },
  'queue, approvals': { path: '/desk/tasks', query: { view: 'approvals' }, as: elena },
  'queue, escalations': { path: '/desk/tasks', query: { view: 'escalations' }, as: sofia },
  'counts, an owner': { path: '/desk/counts', as: lucia },
  'counts, a supervisor': { path: '/desk/counts', as: sofia },
  'own cases': { path: '/desk/cases', as: lucia },
  case: { path: `/desk/cases/${caseIdNumber(30)}`, as: lucia },
  'search, a reference': { path: '/desk/search', query: { q: referenceOfNumber(30) }, as: lucia },
  'search, a mail address': { path: '/desk/search', query: { q: 'cliente30@example.com' }, as: lucia },
  'search, a name and a word': { path: '/desk/search', query: { q: 'nunez calder' }, as: lucia },
  wall: { path: '/desk/wall', as: sofia },
  'wall, stalled': { path: '/desk/stalled', as: sofia },
  'wall, undelivered': { path: '/desk/undelivered', as: sofia },
  'wall, arrivals': { path: '/desk/arrivals', as: sofia },
  'wall, people': { path: '/desk/workload', as: sofia },
};

/** The calls a page makes of the table, and the items they give back. */
export type Reads = { calls: number; items: number };

/** Counts what is read, and from which partitions of the indexes. */
const readCounter = (table: Table) => {
  const reads: Reads = { calls: 0, items: 0 };
  const partitions = new Set<string>();
  const took = <T>(found: T, items: number): T => {
    reads.calls++;
    reads.items += items;
    return found;
  };
  const counted: Table = {
    ...table,
    get: async (key) => table.get(key).then((item) => took(item, item ? 1 : 0)),
    // A hundred keys are one call (API Reference, BatchGetItem).
    getMany: async (some) => {
      const found = await table.getMany(some);
      reads.calls += Math.max(0, Math.ceil(some.length / 100) - 1);
      return took(found, found.length);
    },
    query: async (...asked) => table.query(...asked).then((found) => took(found, found.length)),
    index: async (name, pk, range) => {
      partitions.add(pk);
      return table.index(name, pk, range).then((found) => took(found, found.keys.length));
    },
    count: async (name, pk, range) => {
      partitions.add(pk);
      return table.count(name, pk, range).then((count) => took(count, 0));
    },
  };
  return { table: counted, reads, partitions };
};

const ask = async (table: Table, { path, query, as }: Asked) => {
  const answer = await caller(deskEndpoints, deskOver(table).deps)('GET', path, { as, ...(query && { query }) });
  if (answer.status !== 200) throw new Error(`${path}: ${answer.text}`);
  return answer.body;
};

/** What one page reads, and where. */
export const readsOf = async (table: Table, asked: Asked): Promise<Reads & { partitions: string[] }> => {
  const { table: counted, reads, partitions } = readCounter(table);
  await ask(counted, asked);
  return { ...reads, partitions: [...partitions] };
};

/** How long a page takes in nineteen of twenty times, in milliseconds. */
export const p95Of = async (table: Table, asked: Asked, rounds: number): Promise<number> => {
  const times: number[] = [];
  await ask(table, asked);
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    await ask(table, asked);
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[Math.ceil(rounds * 0.95) - 1] ?? 0;
};

/** How long one query of an index of the same table takes: what the pages are held against. */
export const bareQuery = async (table: Table, rounds: number): Promise<number> => {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    await table.index('gsi1', 'PERSON#lucia', { limit: 50 });
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
};

/** The head of a case that was seeded, so that whoever seeds again sees that it is there. */
export const isSeeded = async (table: Table, to: number): Promise<boolean> =>
  (await table.get(keys.head(caseIdNumber(to)))) !== undefined;

/** A table in memory with so many open cases. */
export const seededMemory = async (count: number): Promise<Table> => {
  const table = memoryTable();
  await seedOpenCases(table, { to: count });
  return table;
};
