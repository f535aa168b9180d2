import * as z from 'zod/mini';

/** A code that the customer was sent before an acceptance: one use, for one round of the negotiation. */
export const AnswerCode = z.strictObject({
  cycle: z.int(),
  round: z.int(),
  /** Keyed hash: the code itself is only in the message, and there until it has left. */
  hash: z.string(),
  expiresAt: z.string(),
  /** How often it may still be entered wrongly. */
  attempts: z.int(),
  /** Where it went, so that its reader knows where to look: an address with its middle left out. */
  sentTo: z.string(),
});
export type AnswerCode = z.infer<typeof AnswerCode>;

/** The template of the message that carries a code: no page and no list shows its text. */
export const CODE_TEMPLATE = 'one-time-code';
