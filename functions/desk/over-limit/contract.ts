import * as z from 'zod/mini';
import { freeText } from '#platform/text.ts';

/** Somebody read what came in over the daily limit of a case. */
export const OverLimitReport = z.strictObject({
  /** What it says, and what becomes of it. */
  note: freeText(4000),
  /** Why, from whoever acts in place of the one whose case or task it is. */
  reason: z.exactOptional(freeText(1000)),
});
export type OverLimitReport = z.infer<typeof OverLimitReport>;
