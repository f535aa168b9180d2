import * as z from 'zod/mini';
import { readCsv, separatorOf } from '../csv/read-csv.ts';

/** No more of what is wrong with a file is kept: whoever mends it needs no thousand of one kind. */
export const MOST_PROBLEMS = 100;

/** Why a file was refused as a whole. */
const fileRefusals = [
  'too-large',
  'too-many-rows',
  'no-header',
  'nothing-readable',
  'too-many-unreadable',
  'too-few-rows',
  'older',
  'changed-meanwhile',
] as const;
export type FileRefusal = (typeof fileRefusals)[number];

/** A file of customers and what became of it. What a row holds is never kept, only its number and what is wrong with it. */
export const CustomerFile = z.strictObject({
  /** When it was laid into the bucket. */
  asOf: z.string(),
  etag: z.string(),
  /** `reading`: it is being taken in, so some customers have the values of this file and some those of the one before. */
  status: z.enum(['reading', 'taken', 'refused']),
  why: z.exactOptional(z.enum(fileRefusals)),
  rows: z.int(),
  unreadable: z.int(),
  problems: z.array(z.strictObject({ row: z.int(), message: z.string() })),
  /** Rows of the last file that was taken. */
  rowsBefore: z.exactOptional(z.int()),
  /** Of a file that is refused: when the one that still holds was laid there. */
  holds: z.exactOptional(z.string()),
  at: z.string(),
});
export type CustomerFile = z.infer<typeof CustomerFile>;

/** A row of a file, as the company writes it. `value` is in the company's currency, not in its hundredths. */
export type CustomerRow = {
  id: string;
  value: number;
  since?: string;
  products?: number;
  orders?: number;
  email?: string;
  phone?: string;
};

const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));
const number = z.union([
  z.number(),
  z.pipe(
    z.string().check(z.regex(/^-?\d{1,12}([.,]\d{1,2})?$/)),
    z.transform((written) => Number(written.replace(',', '.'))),
  ),
]);
const count = z.pipe(number, z.int().check(z.minimum(0), z.maximum(1_000_000)));
const Row = z.object({
  id: text(100),
  value: z.pipe(number, z.number().check(z.minimum(0), z.maximum(1e11))),
  since: z.optional(z.string().check(z.regex(/^\d{4}(-\d{2}-\d{2})?$/))),
  products: z.optional(count),
  orders: z.optional(count),
  email: z.optional(text(254)),
  phone: z.optional(text(30)),
});

/** A customer as the company's service says it: a row of a file, less what leads to them. */
export const SaidCustomer = z.omit(Row, { email: true, phone: true });

/** A cell that is empty says nothing. */
const said = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).filter(([, one]) => one !== '' && one !== null))
    : value;

/** A row, or what is wrong with it: the names of its fields, never what is in them. */
export const readRow = (value: unknown): { row: CustomerRow } | { message: string } => {
  const { success, data, error } = Row.safeParse(said(value));
  if (success) {
    const filled = Object.fromEntries(Object.entries(data).filter(([, one]) => one !== undefined));
    return { row: filled as CustomerRow };
  }
  const fields = [...new Set(error.issues.map(({ path }) => String(path[0] ?? 'row')))];
  return { message: `cannot be read: ${fields.join(', ')}` };
};

/** The cells of one line; a file of customers has one customer a line, so no cell goes on in the next. */
const cellsOf = (line: string, separator: string): string[] => {
  const [row] = readCsv(line, separator);
  return row?.cells.map((cell) => cell.trim()) ?? [];
};

/** How the lines of a file are read: CSV by its header, or JSON with one object a line. Undefined where the header names no customer. */
export const lineReader = (
  key: string,
  first: string,
): { hasHeader: boolean; read: (line: string) => unknown } | undefined => {
  if (key.endsWith('.json') || key.endsWith('.jsonl'))
    return {
      hasHeader: false,
      read: (line) => {
        try {
          return JSON.parse(line);
        } catch {
          return undefined;
        }
      },
    };
  const header = first.replace(/^\uFEFF/, '');
  const separator = separatorOf(header);
  const names = cellsOf(header, separator).map((name) => name.toLowerCase());
  if (!names.includes('id') || !names.includes('value')) return undefined;
  return {
    hasHeader: true,
    read: (line) => Object.fromEntries(cellsOf(line, separator).map((cell, place) => [names[place] ?? '', cell])),
  };
};
