import * as z from 'zod/mini';
import { freeText } from '#platform/text.ts';

const yesOrNo = z.boolean({ error: 'must be true or false' });

/** What came of an urgent call, or of the message in its place. */
export const CallReport = z.strictObject({
  /** Whether the customer was spoken with, or answered. */
  reached: yesOrNo,
  /** What was said, or when and how it was tried. */
  notes: freeText(4000),
  /** Whether the people there are safe; `false` goes to a supervisor at once. */
  safe: z.optional(yesOrNo),
  /** The call was recorded, which needs the customer's express consent (Ley 10/2025 art. 12.1). */
  recorded: z.optional(yesOrNo),
  consent: z.optional(yesOrNo),
});
export type CallReport = z.infer<typeof CallReport>;
