import * as z from 'zod/mini';
import { freeText } from '#platform/text.ts';

/** Yes, no, or that it cannot be known from what there is: the explanation says what it would take. */
const judgment = z.union([z.boolean(), z.literal('unknown')], { error: 'must be true, false or unknown' });

/** An expert's answer: is the complaint right, do we answer for it, what would set it right, why (for the customer). */
export const OpinionBody = z.strictObject({
  valid: judgment,
  liable: judgment,
  /** A concession (id or kind of the policy), or a proposal as free text. */
  remedy: z.exactOptional(freeText(200)),
  /** For the customer, who reads it as it is. */
  explanation: freeText(8000),
  /** The explanation is kept whatever the tone check finds. */
  acceptTone: z.exactOptional(z.boolean()),
  /** Why, from whoever acts in place of the one whose case or task it is. */
  reason: z.exactOptional(freeText(1000)),
});
export type OpinionBody = z.infer<typeof OpinionBody>;
