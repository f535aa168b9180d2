import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTable } from '#channels/csv/rows.ts';
import type { ComplaintReceipt } from '#channels/web/contract.ts';
import type { LocalRun } from '#local/local-run.ts';
import { amendsHome } from '#local/paths.ts';
import { Advice, fail } from '#local/progress.ts';
import { request } from '../api-client.ts';
import { readArguments } from '../arguments.ts';
import { type ImportedRow, importRows, type PostComplaint, reportOf } from './import-rows.ts';

/*
 * `npm run -s import -- --from SYSTEM FILE|FOLDER`: brings in what the system of before exported (from-system.ts).
 */

/**
 * `npm run -s import -- FILE [--dry-run] [--api URL] [--report FILE] [--parallel N]`: files the complaints of a CSV file. It can
 * be stopped and run again at any time: what is filed is not filed twice.
 */
const USAGE = `Usage: npm run -s import -- FILE.csv [--dry-run] [--api URL] [--report FILE] [--parallel 1..50]
       npm run -s import -- --from zendesk|freshdesk|zammad|jira|csv FILE|FOLDER [--dry-run] [--account NAME]
         [--acknowledged answered|all] [--topics TAGS.json] [--policy FOLDER] [--report FILE] [--parallel 1..50]
         [--desk URL, with the id token of a supervisor in AMENDS_TOKEN; without it the local run, as --as sofia]`;

const options = {
  'dry-run': { type: 'boolean', default: false },
  api: { type: 'string' },
  report: { type: 'string' },
  parallel: { type: 'string', default: '8' },
  from: { type: 'string' },
  account: { type: 'string' },
  desk: { type: 'string' },
  as: { type: 'string', default: 'sofia' },
  acknowledged: { type: 'string', default: 'answered' },
  topics: { type: 'string' },
  policy: { type: 'string', default: 'policy' },
} as const;

/** The API of the local run that is up, unless another one is named. */
const apiUrl = (given: string | undefined): string => {
  if (given) return given.replace(/\/$/, '');
  const file = join(amendsHome, 'local.json');
  if (!existsSync(file))
    throw new Advice('No local run is up. Start one with "npm start", or name an API with --api URL.');
  return (JSON.parse(readFileSync(file, 'utf8')) as LocalRun).apiUrl;
};

const poster =
  (url: string): PostComplaint =>
  async ({ complaint, key }) => {
    const { status, body } = await request<ComplaintReceipt & { title?: string }>(`${url}/complaints`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(complaint),
    });
    return status === 202 ? { receipt: body } : { refused: `${status} ${body?.title ?? ''}`.trim() };
  };

/** Says how far it is, about ten times; on stderr, so that stdout stays the result. */
const progress = (done: number, all: number): void => {
  if (done % Math.min(500, Math.ceil(all / 10)) === 0 || done === all) console.error(`  ${done} of ${all} rows`);
};

const summary = (rows: ImportedRow[]): string => {
  const count = (result: ImportedRow['result']) => rows.filter((row) => row.result === result).length;
  return (['valid', 'opened', 'duplicate', 'invalid', 'failed'] as const)
    .flatMap((result) => (count(result) > 0 ? [`${count(result)} ${result}`] : []))
    .join(', ');
};

const fromTable = async (
  file: string,
  parallel: number,
  values: { api?: string; report?: string; 'dry-run': boolean },
) => {
  const table = readTable(readFileSync(file));
  if (table.unknownColumns.length > 0) console.error(`  Columns that fill nothing: ${table.unknownColumns.join(', ')}`);
  const rows = await importRows(table.rows, {
    ...(values['dry-run'] ? {} : { post: poster(apiUrl(values.api)) }),
    parallel,
    startedAt: new Date().toISOString(),
    onDone: progress,
  });
  const report = values.report ?? `${file.replace(/\.csv$/i, '')}.report.csv`;
  writeFileSync(report, reportOf(rows));
  console.log(`${summary(rows) || 'No rows'}. The report of every row: ${report}`);
  return !rows.some(({ result }) => result === 'invalid' || result === 'failed');
};

const main = async (): Promise<void> => {
  const { values, positionals } = readArguments(USAGE, { options, allowPositionals: true });
  const [file] = positionals;
  const parallel = Number(values.parallel);
  if (!file || positionals.length > 1 || !(parallel >= 1 && parallel <= 50)) throw new Advice(USAGE);
  if (!existsSync(file)) throw new Advice(`There is no file ${file}`);
  const { from, 'dry-run': isDry, ...rest } = values;
  const isWhole = from
    ? await (await import('./from-system.ts')).bringFromSystem(file, { ...rest, from, isDry, parallel })
    : await fromTable(file, parallel, values);
  if (!isWhole) process.exitCode = 1;
};

if (import.meta.main) await main().catch(fail);
