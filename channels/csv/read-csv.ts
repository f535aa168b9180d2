/** A record of a file, with the line it begins on (the first is 1). */
export type CsvRow = { line: number; cells: string[] };

const SEPARATORS = [';', ',', '\t'];

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** The text of a file as spreadsheets save it: UTF-8 or UTF-16 by its byte-order mark, UTF-8, else Windows-1252. */
export const textOf = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};

/** The separator that the first line has most of, outside quotes. */
const separatorOf = (text: string): string => {
  const [line = ''] = text.replace(/"[^"]*"/g, '').split(/\r\n?|\n/, 1);
  const count = (separator: string) => line.split(separator).length;
  return SEPARATORS.reduce((best, separator) => (count(separator) > count(best) ? separator : best));
};

/** A quoted cell with what follows its last quote, or a bare one. */
const cellPattern = (separator: string): RegExp =>
  new RegExp(
    `(?:"([^"]*(?:""[^"]*)*)"([^${separator}\\r\\n]*)|([^${separator}\\r\\n]*))(${separator}|\\r\\n?|\\n|$)`,
    'y',
  );

/**
 * The records of a text in the form of RFC 4180, with `;`, `,` or tabs between the cells and any line end. Empty lines are
 * left out. A quote that is never closed is taken as it stands: the row will not fit its columns, and its line says where.
 */
export function* readCsv(text: string): Generator<CsvRow> {
  const pattern = cellPattern(separatorOf(text));
  let row: CsvRow = { line: 1, cells: [] };
  let line = 1;
  while (pattern.lastIndex < text.length || row.cells.length > 0) {
    const start = pattern.lastIndex;
    const match = pattern.exec(text);
    if (!match) return;
    const [whole, quoted, after, bare = '', end = ''] = match;
    row.cells.push(quoted === undefined ? bare : quoted.replaceAll('""', '"') + after);
    line += whole.match(/\r\n?|\n/g)?.length ?? 0;
    if (SEPARATORS.includes(end)) continue;
    if (row.cells.some((cell) => cell.trim() !== '')) yield row;
    row = { line, cells: [] };
    if (pattern.lastIndex === start && end === '') return;
  }
}
