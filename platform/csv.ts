/** The signs that begin a formula, and those that Unicode holds for the same: full-width, small, raised, lowered, the minus of mathematics. */
const SIGNS = '=+@＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋−-';
/** A line that begins with such a sign, whatever is not seen in front of it. */
const FORMULA = new RegExp(`^(?=[\\p{Zs}\\p{Cf}\\t\\v\\f\\0]{0,200}[${SIGNS}])`, 'gmu');
const LEADING = /^[\t\r\n]/;

/**
 * A cell that a spreadsheet takes for a formula is text after an apostrophe (OWASP, "CSV Injection"), in each of its lines: some
 * readers take a line break within quotation marks for the end of the row.
 */
const harmless = (text: string): string => {
  const marked = text.replace(FORMULA, "'");
  return LEADING.test(marked) ? `'${marked}` : marked;
};

const cell = (value: string | number | undefined): string => {
  const text = typeof value === 'number' ? String(value) : harmless(value ?? '');
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/**
 * A table for spreadsheets (RFC 4180 with `;`, which is what they expect where the comma is the decimal sign), UTF-8
 * with a byte-order mark, so that accents survive a double click.
 */
export const csv = (rows: (string | number | undefined)[][]): string =>
  `\ufeff${rows.map((row) => `${row.map(cell).join(';')}\r\n`).join('')}`;
