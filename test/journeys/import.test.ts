import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCsv } from '#domain/csv/read-csv.ts';
import { succeeded } from '#tools/api-client.ts';
import { newCustomer } from './support/customers.ts';
import { eventually } from './support/eventually.ts';
import { stage } from './support/stage.ts';

const { run, api } = stage();

const folder = mkdtempSync(join(tmpdir(), 'amends-import-'));
const customers = [newCustomer(), newCustomer(), newCustomer()];
const [first, second, third] = customers.map(({ email }) => email);

/** As a spreadsheet of Windows saves it: semicolons, CRLF, Windows-1252. */
const FILE = [
  'Expediente;Queja;Correo;Fecha;Canal',
  `E-1;"La caldera pierde agua; nadie contesta.";${first};21/11/2026;correo`,
  `E-2;"Facturaron dos veces\nel mismo mes.";${second};20/11/2026;`,
  `E-1;"La caldera pierde agua; nadie contesta.";${first};21/11/2026;correo`,
  `E-3;;${third};19/11/2026;`,
  `E-4;El horno no enciende.;esto no es un correo;;`,
  '',
].join('\r\n');
const file = join(folder, 'quejas.csv');
writeFileSync(file, Buffer.from(FILE, 'latin1'));

/** `npm run -s import` as somebody types it: what it says, and its report of every row by line. */
const imported = (...options: string[]) => {
  const args = ['tools/import/import.ts', file, '--api', run.apiUrl, ...options];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const [headings, ...rows] = readCsv(readFileSync(join(folder, 'quejas.report.csv'), 'utf8').replace(/^\ufeff/, ''));
  const told = rows.map(({ cells }) => Object.fromEntries(cells.map((cell, at) => [headings?.cells[at] ?? '', cell])));
  return { status, said: stdout.split('.')[0], rows: told, results: told.map(({ result }) => result) };
};

const mails = async () =>
  (await Promise.all(customers.map(({ email }) => api.mailsTo(email)))).map(({ length }) => length);

describe('a file of complaints', () => {
  test('A file of complaints is tried dry, imported with a report of every row, and opens nothing the second time', async () => {
    const dry = imported('--dry-run');
    expect(dry).toMatchObject({ status: 1, said: '2 valid, 1 duplicate, 2 invalid' });
    expect(dry.rows.every(({ caseId }) => caseId === '')).toBe(true);

    const done = imported();
    expect(done).toMatchObject({ status: 1, said: '2 opened, 1 duplicate, 2 invalid' });
    expect(done.rows).toMatchObject([
      { line: '2', result: 'opened', externalId: 'E-1' },
      { line: '3', result: 'opened', externalId: 'E-2' },
      { line: '5', result: 'duplicate', caseId: done.rows[0]?.['caseId'], message: 'says the same as line 2' },
      { line: '6', result: 'invalid', pointer: '/text' },
      { line: '7', result: 'invalid', pointer: '/customer/email' },
    ]);
    const desk = await api.as('sofia');
    for (const { caseId = '', reference } of done.rows.slice(0, 2)) {
      const view = await eventually('an owner', async () => {
        const seen = succeeded(await desk.case(caseId));
        return seen.owner && seen;
      });
      expect(view).toMatchObject({ reference, channel: 'web' });
    }
    await eventually('both acknowledgments', async () => (await mails()).join() === '1,1,0');

    const again = imported();
    expect(again).toMatchObject({ status: 1, said: '3 duplicate, 2 invalid' });
    expect(again.rows.map(({ caseId }) => caseId)).toEqual(done.rows.map(({ caseId }) => caseId));
    expect(await mails()).toEqual([1, 1, 0]);
  });
});
