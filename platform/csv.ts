/** A cell that a spreadsheet takes for a formula is text after an apostrophe (OWASP, "CSV Injection"). */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

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
