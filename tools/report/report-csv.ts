import type { Report } from '#domain/report/evaluate.ts';
import { type Row, rowsOf } from '#domain/report/rows.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import { csv } from '#platform/csv.ts';

const COLUMNS = [
  'id',
  'parameter',
  'article',
  'unit',
  'breakdown',
  'value',
  'definition',
] as const satisfies (keyof Row)[];

/** The report for spreadsheets, a row for each figure: every row can be read alone. */
export const reportCsv = (report: Report, language: ReplyLanguage): string =>
  csv([[...COLUMNS], ...rowsOf(report, language).map((row) => COLUMNS.map((column) => row[column]))]);
