import { readCsv } from '#domain/csv/read-csv.ts';
import { textOf } from '#domain/csv/text-of.ts';
import type { GivenList, TakenList } from '#functions/desk/incidents/affected-contract.ts';

/** Rows of one request: it is answered within the time that the desk waits for. */
const ROWS_AT_ONCE = 200;

/** A file of customers in parts, each as a request takes it; none where it has no rows below the first. */
export const partsOf = (bytes: Uint8Array): GivenList[] => {
  const [first, ...rows] = readCsv(textOf(bytes).replace(/^\uFEFF/, ''));
  if (!first) return [];
  return Array.from({ length: Math.ceil(rows.length / ROWS_AT_ONCE) }, (_, part) => ({
    headings: first.cells,
    rows: rows.slice(part * ROWS_AT_ONCE, (part + 1) * ROWS_AT_ONCE),
  }));
};

const NOTHING: TakenList = { listed: 0, known: 0, leftOut: [], wrong: [] };

/** What became of a file, from what became of its parts. */
export const together = (parts: readonly TakenList[]): TakenList =>
  parts.reduce(
    (sum, part) => ({
      listed: sum.listed + part.listed,
      known: sum.known + part.known,
      leftOut: [...sum.leftOut, ...part.leftOut],
      wrong: [...sum.wrong, ...part.wrong],
    }),
    NOTHING,
  );
