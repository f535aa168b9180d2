import * as z from 'zod/mini';

/** Somebody was shown cases: no word of them is here. */
const Read = z.strictObject({
  /** Person id. */
  by: z.string(),
  at: z.string(),
  /** The endpoint that showed them. */
  view: z.string(),
  cases: z.array(z.string()),
});

export const ReadPage = z.strictObject({ reads: z.array(Read), cursor: z.optional(z.string()) });
export type ReadPage = z.infer<typeof ReadPage>;
