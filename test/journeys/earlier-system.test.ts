import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCsv } from '#domain/csv/read-csv.ts';
import { succeeded } from '#tools/api-client.ts';
import { newCustomer } from './support/customers.ts';
import { eventually } from './support/eventually.ts';
import { invoke } from './support/invoke.ts';
import { stage } from './support/stage.ts';

const { run, api } = stage();

const DAY_MS = 24 * 60 * 60 * 1000;
const daysAgo = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString();

const folder = mkdtempSync(join(tmpdir(), 'amends-earlier-'));
const file = join(folder, 'tickets.ndjson');
const account = `lumbre-${process.pid}`;
const customers = Array.from({ length: 6 }, newCustomer);
const RECEIVED = daysAgo(40);
const CLOSED = daysAgo(50);

/** As Zendesk's JSON export has tickets, one a line (developer.zendesk.com, "Tickets"). */
const line = (place: number, over: object = {}): string => {
  const { name, email } = customers[place % customers.length] ?? newCustomer();
  const id = 1000 + place;
  const requester = { id, name, email, role: 'end-user', verified: true, active: true };
  return JSON.stringify({
    ...{
      id,
      created_at: RECEIVED,
      updated_at: CLOSED,
      subject: 'Factura',
      status: 'open',
      requester_id: id,
      submitter_id: id,
      requester,
    },
    description: 'El recibo de agosto me lo han cobrado dos veces.',
    tags: ['billing'],
    via: { channel: 'email' },
    comments: [
      {
        id: 1,
        author_id: 7,
        author: { id: 7, role: 'agent' },
        public: true,
        body: 'Lo miramos.',
        created_at: daysAgo(39),
      },
      {
        id: 2,
        author_id: 7,
        author: { id: 7, role: 'agent' },
        public: false,
        body: 'Llamar a facturación.',
        created_at: daysAgo(39),
      },
    ],
    ...over,
  });
};
const closed = { status: 'closed', created_at: daysAgo(60), updated_at: CLOSED };
const lines = [
  line(0),
  '{"id": 1',
  ...[1, 2, 3, 4, 5].map((place) => line(place, closed)),
  line(6, { status: 'closed', tags: ['closed_by_merge'] }),
  line(7, { created_at: 'ayer' }),
];
writeFileSync(file, `${lines.join('\n')}\n`);

const state = `${file}.import-state.ndjson`;
const args = (...more: string[]) => [
  'tools/import/import.ts',
  '--from',
  'zendesk',
  file,
  '--account',
  account,
  '--desk',
  run.deskUrl,
  ...more,
];

describe('what another system had', () => {
  test('An export of open and closed tickets is brought in, stopped and gone on with: the open one has its old dates, the closed ones are in the figures', async () => {
    const env = { ...process.env, AMENDS_TOKEN: await api.token('sofia') };
    const first = spawn(process.execPath, args('--parallel', '1'), { env, stdio: 'ignore' });
    const ended = new Promise((resolve) => first.once('exit', resolve));
    await eventually(
      'something brought in',
      async () => existsSync(state) && readFileSync(state, 'utf8').includes('\n'),
    );
    first.kill('SIGKILL');
    await ended;

    const again = () => spawnSync(process.execPath, args(), { env, encoding: 'utf8' });
    const { stdout, status } = again();
    expect(status).toBe(1);
    expect(stdout).toContain('Brought in: 1 open, 5 closed');
    expect(stdout).toContain('Overdue, before a person now: 1');
    expect(stdout).toContain('Skipped because: 1 merged');
    expect(readFileSync(`${file}.rejected.ndjson`, 'utf8').trim().split('\n')).toHaveLength(2);
    expect(again().stdout).toContain('Tickets: 6 known');

    const report = readCsv(readFileSync(`${file}.report.csv`, 'utf8').replace(/^\ufeff/, ''));
    const [headings, ...rows] = [...report].map(({ cells }) => cells);
    const told = rows.map((cells) => Object.fromEntries(cells.map((cell, at) => [headings?.[at] ?? '', cell])));
    const open = told.find(({ ticket }) => ticket === '1000') ?? {};
    const desk = await api.as('sofia');
    const view = await eventually('an owner', async () => {
      const seen = succeeded(await desk.case(open['caseId'] ?? ''));
      return seen.owner !== undefined && seen;
    });
    expect(view).toMatchObject({ reference: open['reference'], receivedAt: RECEIVED, channel: 'email' });
    expect(view.answerBy < new Date().toISOString()).toBe(true);
    expect(view.history.map(({ type }) => type)).toContain('brought-in');
    await eventually('somebody who is told that it is overdue', async () =>
      succeeded(await desk.case(open['caseId'] ?? '')).history.some(({ type }) => type === 'timer-breached'),
    );
    for (const { email } of customers) expect(await api.mailsTo(email)).toEqual([]);

    // Days on which no other story has anything.
    const past = { days: '40', to: daysAgo(35).slice(0, 10), by: 'channel' };
    const total = await eventually('the closed ones in the figures', async () => {
      await invoke(run, 'figures', {});
      const figures = succeeded(await desk.insights(past)).total;
      return figures.ended >= 5 && figures;
    });
    expect(total.received).toBeGreaterThanOrEqual(6);
  });
});
