import * as z from 'zod/mini';
import { freeText } from '#platform/text.ts';

/**
 * What becomes of words that a customer wrote in a case that had ended: it is opened again, a linked case begins with them, or
 * they are noted. `message` is what the customer is written besides; who is noted and written nothing gets a receipt.
 */
export const ReplyDecision = z.strictObject({
  decision: z.enum(['reopen', 'linked-case', 'note'], { error: 'must be one of reopen, linked-case, note' }),
  reason: freeText(1000),
  message: z.optional(freeText(8000)),
  acceptTone: z.optional(z.boolean()),
});
export type ReplyDecision = z.infer<typeof ReplyDecision>;

/** Why a closed case is opened again, and what the customer is written besides the notice of it. */
export const Reopen = z.strictObject({
  reason: freeText(1000),
  message: z.optional(freeText(8000)),
  acceptTone: z.optional(z.boolean()),
});
export type Reopen = z.infer<typeof Reopen>;

/** The case that goes on, in which cycle. */
export const Reopened = z.strictObject({ caseId: z.string(), reference: z.string(), cycle: z.int() });
export type Reopened = z.infer<typeof Reopened>;
