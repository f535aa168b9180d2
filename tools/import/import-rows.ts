import { type BadRow, type GoodRow, isGood } from '#channels/csv/rows.ts';
import type { ComplaintReceipt } from '#channels/web/contract.ts';
import { csv } from '#platform/csv.ts';

/** What became of a row. `duplicate`: filed before, by this file or an earlier run. `valid`: it would be filed (dry run). */
export type ImportedRow = {
  line: number;
  result: 'valid' | 'opened' | 'duplicate' | 'invalid' | 'failed';
  externalId?: string;
  caseId?: string;
  reference?: string;
  pointer?: string;
  message?: string;
};

/** Files one row; a repeat with the same key gets the first receipt again. */
export type PostComplaint = (row: GoodRow) => Promise<{ receipt: ComplaintReceipt } | { refused: string }>;

export type ImportOptions = {
  /** Absent in a dry run. */
  post?: PostComplaint;
  parallel: number;
  /** Receipts older than this are of an earlier run. */
  startedAt: string;
  onDone?: (done: number, all: number) => void;
};

const invalid = ({ line, errors }: BadRow): ImportedRow[] =>
  errors.map(({ pointer, message }) => ({ line, result: 'invalid', pointer, message }));

const known = ({ line, externalId }: GoodRow) => ({ line, ...(externalId && { externalId }) });

const fileRow = async (row: GoodRow, post: PostComplaint, startedAt: string): Promise<ImportedRow> => {
  const answer = await post(row).catch((error: unknown) => ({
    refused: error instanceof Error ? error.message : 'unknown error',
  }));
  if ('refused' in answer) return { ...known(row), result: 'failed', message: answer.refused };
  const { caseId, reference, receivedAt } = answer.receipt;
  return { ...known(row), result: receivedAt < startedAt ? 'duplicate' : 'opened', caseId, reference };
};

/**
 * Files the good rows, a few at a time, and says what became of every row, in the order of the file. A row that fails
 * stops no other. Rows that say the same are one complaint: the later ones get the case of the first.
 */
export const importRows = async (
  rows: (GoodRow | BadRow)[],
  { post, parallel, startedAt, onDone }: ImportOptions,
): Promise<ImportedRow[]> => {
  const good = rows.filter(isGood);
  const firsts = new Map(good.toReversed().map((row) => [row.key, row]));
  const filed = new Map<string, ImportedRow>();
  const waiting = [...firsts.values()].sort((a, b) => a.line - b.line)[Symbol.iterator]();
  const work = async (): Promise<void> => {
    for (const row of waiting) {
      filed.set(row.key, post ? await fileRow(row, post, startedAt) : { ...known(row), result: 'valid' });
      onDone?.(filed.size, firsts.size);
    }
  };
  // All take from the same iterator, so that no row is taken twice.
  await Promise.all(Array.from({ length: parallel }, work));
  const resultOf = (row: GoodRow): ImportedRow => {
    const first = filed.get(row.key) as ImportedRow;
    if (firsts.get(row.key) === row) return first;
    const { caseId, reference } = first;
    const message = `says the same as line ${first.line}`;
    const result = first.result === 'failed' ? 'failed' : 'duplicate';
    return { ...known(row), result, message, ...(caseId && { caseId }), ...(reference && { reference }) };
  };
  return rows.flatMap((row) => (isGood(row) ? [resultOf(row)] : invalid(row)));
};

const COLUMNS = ['line', 'result', 'externalId', 'caseId', 'reference', 'pointer', 'message'] as const;

/** The report as a file for spreadsheets: what became of each line, and which field of it is wrong. */
export const reportOf = (rows: ImportedRow[]): string =>
  csv([[...COLUMNS], ...rows.map((row) => COLUMNS.map((column) => row[column]))]);
