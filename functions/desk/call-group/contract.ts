import * as z from 'zod/mini';

/** The cases of one failure, whose calls are grouped: some are called, the others were written to and wait. */
export const CallGroupView = z.strictObject({
  id: z.string(),
  /** The first first; at most a thousand. */
  cases: z.array(
    z.strictObject({
      caseId: z.string(),
      reference: z.string(),
      status: z.string(),
      owner: z.optional(z.string()),
      severity: z.optional(z.int()),
      /** The customer goes first (Ley 10/2025 art. 10.6). */
      priority: z.boolean(),
    }),
  ),
});
export type CallGroupView = z.infer<typeof CallGroupView>;
