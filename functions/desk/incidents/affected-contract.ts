import * as z from 'zod/mini';
import { Customer } from '#channels/web/contract.ts';
import { leftOutReasons } from '#domain/incidents/affected.ts';
import { letterLanguages } from '#domain/vocabulary.ts';

/** Rows of one request: a list that is longer is given in parts. */
export const MOST_ROWS = 500;

const Cell = z.string().check(z.maxLength(1000));
const Cells = z.array(Cell).check(z.maxLength(50));

/** A part of a file of customers, as a spreadsheet saves it. */
export const GivenList = z.strictObject({
  /** The first row of the file: `correo`, `nombre`, `telefono`, `id-cliente`, `idioma`, or the same in English. */
  headings: Cells,
  rows: z
    .array(
      z.strictObject({
        /** Where the row stands in the file, so that what is wrong with it can be found there. */
        line: z.int().check(z.positive()),
        cells: Cells,
      }),
    )
    .check(z.minLength(1), z.maxLength(MOST_ROWS)),
});
export type GivenList = z.infer<typeof GivenList>;

/** What became of a list. */
export const TakenList = z.strictObject({
  /** Customers who are new by it, and those who were on a list before: each counts once. */
  listed: z.int(),
  known: z.int(),
  /** Who is not written to, and why: they complained of it, want no such word, or have no mail. */
  leftOut: z.array(z.strictObject({ line: z.int(), why: z.enum(leftOutReasons) })),
  /** Rows that nothing could be made of, with what is wrong in the reader's language. */
  wrong: z.array(z.strictObject({ line: z.int(), field: z.string(), detail: z.string() })),
});
export type TakenList = z.infer<typeof TakenList>;

const count = z.record(z.string(), z.int());

export const AffectedPage = z.strictObject({
  /** What this page comes to: whoever wants the whole adds up the pages. */
  counts: z.strictObject({
    /** Who would be sent the next message that is released to them, by language. */
    waiting: z.int(),
    languages: z.partialRecord(z.enum(letterLanguages), z.int()),
    /** Who was sent theirs, and who is not, by why. */
    told: z.int(),
    unsent: count,
  }),
  /** The newest 50 lists that were given, with the first page. */
  lists: z.array(
    z.strictObject({
      at: z.string(),
      /** A person of the team, or a system of the company. */
      by: z.string(),
      listed: z.int(),
      known: z.int(),
      leftOut: count,
      wrong: z.int(),
    }),
  ),
  cursor: z.exactOptional(z.string()),
});
export type AffectedPage = z.infer<typeof AffectedPage>;

/** Whoever does not want to be written to before they write. */
export const Objection = z.strictObject({ email: z.nonoptional(Customer.shape.email) });
export type Objection = z.infer<typeof Objection>;
