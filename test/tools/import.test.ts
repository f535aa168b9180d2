import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { receiveComplaint } from '#cases/inbound-message/receive-complaint.ts';
import { readTable } from '#channels/csv/rows.ts';
import { complaintsFixture } from '#test/functions/complaints/complaints-api.ts';
import { importRows, type PostComplaint, reportOf } from '#tools/import/import-rows.ts';

vi.spyOn(console, 'info').mockReturnValue(undefined);

const FILE = [
  'externalId;texto;correo',
  'E-1;No enciende.;ana@example.com',
  'E-2;Pierde agua.;luis@example.com',
  'E-1;No enciende.;ana@example.com',
  'E-3;;eva@example.com',
  'E-4;Hace ruido.;no es un correo',
].join('\n');
const { rows } = readTable(Buffer.from(FILE));

/** The real intake, in memory. */
const anApi = () => {
  const { deps, clock } = complaintsFixture();
  const post: PostComplaint = async ({ complaint, key }) => ({
    receipt: await receiveComplaint({ complaint, idempotencyKey: key }, deps),
  });
  return { post, clock };
};

const results = (imported: { line: number; result: string }[]) => imported.map(({ line, result }) => [line, result]);

describe('importing a file', () => {
  it('An import opens a case for every row that says something new, and reports all rows', async () => {
    const { post, clock } = anApi();
    const done = vi.fn();
    const imported = await importRows(rows, { post, parallel: 3, startedAt: clock.now(), onDone: done });
    expect(imported).toMatchObject([
      { line: 2, result: 'opened', externalId: 'E-1', reference: expect.stringMatching(/^AM-/) },
      { line: 3, result: 'opened', externalId: 'E-2' },
      { line: 4, result: 'duplicate', message: 'says the same as line 2', caseId: imported[0]?.caseId },
      { line: 5, result: 'invalid', pointer: '/text' },
      { line: 6, result: 'invalid', pointer: '/customer/email' },
    ]);
    expect(done.mock.calls).toEqual([
      [1, 2],
      [2, 2],
    ]);
    expect(reportOf(imported)).toMatch(/^\ufeffline;result;externalId;.*\r\n2;opened;E-1;.*\r\n/);
  });

  it('An import goes on where it was stopped', async () => {
    const { post, clock } = anApi();
    const first = await importRows(rows.slice(0, 1), { post, parallel: 1, startedAt: clock.now() });
    clock.pass('PT1H');
    const again = await importRows(rows, { post, parallel: 8, startedAt: clock.now() });
    expect(results(again).slice(0, 2)).toEqual([
      [2, 'duplicate'],
      [3, 'opened'],
    ]);
    expect(again[0]?.caseId).toBe(first[0]?.caseId);
  });

  it('A dry run files nothing', async () => {
    const dry = await importRows(rows, { parallel: 2, startedAt: '2026-11-23T09:00:00.000Z' });
    expect(results(dry).slice(0, 3)).toEqual([
      [2, 'valid'],
      [3, 'valid'],
      [4, 'duplicate'],
    ]);
  });

  it('An import reports which rows failed, and goes on with the others', async () => {
    const { post, clock } = anApi();
    const failing: PostComplaint = async (row) => {
      if (row.externalId === 'E-1') throw new Error('fetch failed');
      return row.line === 3 ? post(row) : { refused: '503 Please try again' };
    };
    const imported = await importRows(rows, { post: failing, parallel: 2, startedAt: clock.now() });
    expect(imported).toMatchObject([
      { result: 'failed', message: 'fetch failed' },
      { result: 'opened' },
      { result: 'failed' },
      {},
      {},
    ]);
  });

  it('An import never files more at once than it may', async () => {
    let [now, most] = [0, 0];
    const slow: PostComplaint = async () => {
      most = Math.max(most, ++now);
      await new Promise((resolve) => setTimeout(resolve, 1));
      now--;
      return { refused: 'x' };
    };
    const many = readTable(Buffer.from(`texto\n${Array.from({ length: 40 }, (_, n) => `queja ${n}`).join('\n')}`)).rows;
    await importRows(many, { post: slow, parallel: 4, startedAt: '2026-11-23T09:00:00.000Z' });
    expect(most).toBe(4);
  });
});

describe('npm run import', () => {
  const folder = mkdtempSync(join(tmpdir(), 'amends-import-'));
  const file = join(folder, 'quejas.csv');
  writeFileSync(file, FILE);
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['tools/import/import.ts', ...args], { encoding: 'utf8' });

  it('The command says in a dry run what it would do, and reports every row', () => {
    const { status, stdout } = run(file, '--dry-run');
    expect(stdout).toMatch(/^2 valid, 1 duplicate, 2 invalid\. .*quejas\.report\.csv/);
    expect(status).toBe(1);
    expect(readFileSync(join(folder, 'quejas.report.csv'), 'utf8').trimEnd().split('\r\n')).toHaveLength(6);
  });

  it('The command posts each row with its key', async () => {
    const keys: string[] = [];
    const server = createServer((incoming, outgoing) => {
      keys.push(String(incoming.headers['idempotency-key']));
      const receipt = { caseId: 'c', reference: 'AM-X', receivedAt: new Date(Date.now() + 60_000).toISOString() };
      incoming.resume().on('end', () => outgoing.writeHead(202).end(JSON.stringify(receipt)));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const child = spawn(process.execPath, [
      'tools/import/import.ts',
      file,
      '--api',
      api,
      '--report',
      join(folder, 'r.csv'),
    ]);
    let printed = '';
    child.stdout.on('data', (chunk) => {
      printed += chunk;
    });
    await new Promise((resolve) => child.on('close', resolve));
    server.close();
    expect(printed).toMatch(/^2 opened, 1 duplicate, 2 invalid/);
    expect(new Set(keys).size).toBe(2);
  });

  it.each([
    [[], /Usage/],
    [['nowhere.csv'], /no file nowhere/],
    [[file, '--parallel', '0'], /Usage/],
  ])('The command explains how it is used when called with %j', (args, message) => {
    const { status, stderr } = run(...args);
    expect(status).toBe(1);
    expect(stderr).toMatch(message);
  });
});
