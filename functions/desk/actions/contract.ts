import * as z from 'zod/mini';

/** Something that could be done to a case or with a task now, whether the reader may do it, and why not, in their language. */
export const CaseAction = z.strictObject({
  /** The end of the path that does it; of a task also the decisions that not everybody may take. */
  action: z.string(),
  allowed: z.boolean(),
  why: z.optional(z.string()),
  /** The code that it would be refused with. */
  code: z.optional(z.string()),
});
export type CaseAction = z.infer<typeof CaseAction>;
