import * as z from 'zod/mini';

/** The file of customers that came last: which one holds, and what is wrong with it. */
export const ShownCustomerFile = z.strictObject({
  /** `none`: no file has come, or the policy names no source. */
  status: z.enum(['none', 'reading', 'taken', 'refused']),
  /** When it was laid there, and when this was last known of it. */
  asOf: z.optional(z.string()),
  at: z.optional(z.string()),
  rows: z.optional(z.int()),
  unreadable: z.optional(z.int()),
  /** Why it was refused as a whole. */
  why: z.optional(z.string()),
  /** When the file that holds was laid there. */
  holds: z.optional(z.string()),
  /** Rows that cannot be read, the first hundred: 1 is the first line. */
  problems: z.array(z.strictObject({ row: z.int(), message: z.string() })),
});
export type ShownCustomerFile = z.infer<typeof ShownCustomerFile>;
