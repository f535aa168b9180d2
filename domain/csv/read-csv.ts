/** A record of a file, with the line it begins on (the first is 1). */
export type CsvRow = { line: number; cells: string[] };

const SEPARATORS = [';', ',', '\t'];

/** The separator that the first line has most of, outside quotes. */
export const separatorOf = (text: string): string => {
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
 * @param separator that of the first line, if not given
 */
export function* readCsv(text: string, separator = separatorOf(text)): Generator<CsvRow> {
  const pattern = cellPattern(separator);
  let row: CsvRow = { line: 1, cells: [] };
  let line = 1;
  while (pattern.lastIndex < text.length || row.cells.length > 0) {
    const start = pattern.lastIndex;
    const match = pattern.exec(text);
    if (!match) return;
    const [whole, quoted, after, bare = '', end = ''] = match;
    row.cells.push(quoted === undefined ? bare : quoted.replaceAll('""', '"') + after);
    line += whole.match(/\r\n?|\n/g)?.length ?? 0;
    if (end === separator) continue;
    if (row.cells.some((cell) => cell.trim() !== '')) yield row;
    row = { line, cells: [] };
    if (pattern.lastIndex === start && end === '') return;
  }
}
