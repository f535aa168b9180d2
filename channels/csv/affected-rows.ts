import * as z from 'zod/mini';
import { ComplaintRequest, Customer, known } from '#channels/web/contract.ts';
import type { CsvRow } from '#domain/csv/read-csv.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import { columnsOf } from './columns.ts';
import { type BadRow, fieldError, requestOf } from './rows.ts';

const { id, name, email, phone } = Customer.shape;

/** A customer whom a failure affects, as a list names them. */
export const AffectedRow = known({ id, name, email, phone, language: ComplaintRequest.shape.language }).check(
  z.refine((row) => (row.email ?? row.phone ?? row.id) !== undefined, {
    path: ['email'],
    error: 'must be an e-mail address of at most 254 characters',
  }),
);
export type AffectedRow = z.infer<typeof AffectedRow>;

export type AffectedRows = { good: (AffectedRow & { place: number })[]; bad: BadRow[] };

/** Sorts what is named by whether it can be read. @param rows with their place: the line of a file, the number in a list */
export const readAffected = (rows: readonly { place: number; row: unknown }[]): AffectedRows => {
  const read: AffectedRows = { good: [], bad: [] };
  for (const { place, row } of rows) {
    const parsed = AffectedRow.safeParse(row);
    if (parsed.success) read.good.push({ ...parsed.data, place });
    else read.bad.push({ line: place, errors: parsed.error.issues.map(fieldError) });
  }
  return read;
};

/** What a row of a file says of a customer. */
type Cells = { customer?: { id?: string; name?: string; email?: string; phone?: string }; language?: string };

/** The same of a part of a file; what its columns hold besides is left out. */
export const readAffectedTable = (headings: readonly string[], rows: readonly CsvRow[]): AffectedRows => {
  const columns = columnsOf([...headings]);
  return readAffected(
    rows.map(({ line, cells }) => {
      const { customer: person = {}, language } = requestOf(columns, cells).request as Cells;
      const { id: ofCustomer, name: called, email: mail, phone: number } = person;
      return {
        place: line,
        row: omitUndefined({ id: ofCustomer, name: called, email: mail, phone: number, language }),
      };
    }),
  );
};
