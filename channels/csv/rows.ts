import canonicalize from 'canonicalize';
import { ComplaintRequest } from '#channels/web/contract.ts';
import { sha256 } from '#domain/case/history.ts';
import { type CsvRow, readCsv } from '#domain/csv/read-csv.ts';
import { textOf } from '#domain/csv/text-of.ts';
import type { FieldError } from '#domain/refusal.ts';
import { type Columns, columnsOf, type Field } from './columns.ts';

export type { Columns } from './columns.ts';

/** A row that can be filed, with a key that makes filing it twice harmless. */
export type GoodRow = { line: number; key: string; complaint: ComplaintRequest; externalId?: string };
export type BadRow = { line: number; errors: FieldError[] };
export type CsvTable = { rows: (GoodRow | BadRow)[]; unknownColumns: string[] };

const CHANNELS: Record<string, string> = {
  correo: 'email',
  'correo electronico': 'email',
  mail: 'email',
  'e-mail': 'email',
  telefono: 'phone',
  llamada: 'phone',
  call: 'phone',
  carta: 'post',
  'correo postal': 'post',
  letter: 'post',
};
const LANGUAGES: Record<string, string> = {
  espanol: 'es',
  castellano: 'es',
  spanish: 'es',
  ingles: 'en',
  english: 'en',
  catalan: 'ca',
  catala: 'ca',
  gallego: 'gl',
  galego: 'gl',
  euskera: 'eu',
  euskara: 'eu',
  vasco: 'eu',
  valenciano: 'ca',
  frances: 'fr',
  portugues: 'pt',
};

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** `22/11/2026`, `22-11-26`, `22.11.2026 18:30`: the day comes first, as everywhere in Europe. */
const EUROPEAN = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[ T].*)?$/;

/** Of a date with a time, the day: spreadsheets write no zone. Anything else stays, and the contract says what is wrong. */
const dayOf = (text: string): string => {
  const [, day = '', month = '', year = ''] = EUROPEAN.exec(text) ?? [];
  if (day) return `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return /^\d{4}-\d\d-\d\d[ T][\d:.]+$/.test(text) ? text.slice(0, 10) : text;
};

/** Where what people write in cells differs from what the API takes. */
const READ: Partial<Record<Field, (text: string) => string>> = {
  occurredAt: dayOf,
  preferredChannel: (text) => CHANNELS[folded(text)] ?? text.toLowerCase(),
  language: (text) => LANGUAGES[folded(text)] ?? text,
};

/** Spreadsheets are given formulas as text after an apostrophe (our own export does so): `'+34 600...` */
export const cellText = (cell: string): string => cell.trim().replace(/^'(?=[=+\-@])/, '');

export const requestOf = ({ fields }: Columns, cells: string[]): { request: object; externalId: string } => {
  const request: Record<string, string> = {};
  const customer: Record<string, string> = {};
  for (const [index, field] of fields.entries()) {
    const cell = cellText(cells[index] ?? '');
    if (!field || cell === '') continue;
    const value = READ[field]?.(cell) ?? cell;
    const [, ofCustomer] = field.split('.');
    if (ofCustomer) customer[ofCustomer] = value;
    else request[field] = value;
  }
  const { externalId = '', ...rest } = request;
  return { request: { ...rest, ...(Object.keys(customer).length > 0 && { customer }) }, externalId };
};

export const fieldError = ({ path, message }: { path: PropertyKey[]; message: string }): FieldError => ({
  pointer: path.map((part) => `/${String(part)}`).join(''),
  message,
});

/** What a row says, by the columns of its file. */
export const readRow = (columns: Columns, { line, cells }: CsvRow): GoodRow | BadRow => {
  if (cells.length > columns.fields.length && cells.slice(columns.fields.length).some((cell) => cell.trim() !== ''))
    return {
      line,
      errors: [{ pointer: '', message: `has ${cells.length} cells for ${columns.fields.length} columns` }],
    };
  const { request, externalId } = requestOf(columns, cells);
  const parsed = ComplaintRequest.safeParse(request);
  if (!parsed.success) return { line, errors: parsed.error.issues.map(fieldError) };
  // What the row says, not where it stands: the key outlives sorting the file, cutting it in two, and naming it anew.
  const key = `csv-${sha256(canonicalize({ ...parsed.data, externalId }) ?? '')}`;
  return { line, key, complaint: parsed.data, ...(externalId && { externalId }) };
};

export const isGood = (row: GoodRow | BadRow): row is GoodRow => 'complaint' in row;

/** The complaints of a file, row by row; the first row names the columns. A file without a column of texts has one error. */
export const readTable = (bytes: Uint8Array): CsvTable => {
  const [headings, ...rows] = readCsv(textOf(bytes));
  const columns = columnsOf(headings?.cells ?? []);
  if (!columns.fields.includes('text'))
    return {
      rows: [{ line: 1, errors: [{ pointer: '/text', message: 'has no column `texto` or `text` in its first row' }] }],
      unknownColumns: columns.unknown,
    };
  return { rows: rows.map((row) => readRow(columns, row)), unknownColumns: columns.unknown };
};
