import * as z from 'zod/mini';
import { freeText } from '#platform/text.ts';

const NOT_KNOWN = 'must be true, false or unknown';

/** Yes, no, or that it cannot be known from what there is: the explanation says what it would take. */
const judgment = z.union([z.boolean(), z.literal('unknown')], { error: NOT_KNOWN });

/** What the customer reads is apart from what is for the house, in opinions and in what is decided between them. */
const texts = {
  /** For the customer, who reads it as it is. */
  explanation: z.exactOptional(freeText(8000)),
  /** For the house: reasons, doubts, what to look out for. No letter holds it. */
  internal: z.exactOptional(freeText(8000)),
  /** The explanation is kept whatever the tone check finds. */
  acceptTone: z.exactOptional(z.boolean()),
};

/** Whoever can tell says what they judge, and why; nobody has to who cannot. */
const said = (field: 'valid' | 'liable' | 'explanation', error: string) =>
  z.refine<{ cannotTell?: unknown; valid?: unknown; liable?: unknown; explanation?: unknown }>(
    (body) => body.cannotTell !== undefined || body[field] !== undefined,
    { path: [field], error },
  );

/** An expert's answer: is the complaint right, do we answer for it, what would set it right, why (for the customer). */
export const OpinionBody = z
  .strictObject({
    valid: z.exactOptional(judgment),
    liable: z.exactOptional(judgment),
    /**
     * It cannot be told from what there is, and so neither `valid` nor `liable` has to be; in words: what it would take to tell.
     */
    cannotTell: z.exactOptional(z.union([z.literal(true), freeText(2000)], { error: 'must be true or text' })),
    /** A concession (id or kind of the policy), or a proposal as free text. */
    remedy: z.exactOptional(freeText(200)),
    ...texts,
    /** Why, from whoever acts in place of the one whose case or task it is. */
    reason: z.exactOptional(freeText(1000)),
  })
  .check(said('valid', NOT_KNOWN), said('liable', NOT_KNOWN), said('explanation', 'must be text'));
export type OpinionBody = z.infer<typeof OpinionBody>;

/** What somebody decides between opinions that differ: it holds in their place. */
export const RulingBody = z.strictObject({
  valid: judgment,
  liable: judgment,
  /** A concession (id or kind of the policy), or a proposal as free text; without it no remedy is recommended. */
  remedy: z.exactOptional(freeText(200)),
  /** Why, for the house. */
  reason: freeText(4000),
  /** For the customer, in place of what the experts wrote; without it the customer reads those of them that do not contradict it. */
  explanation: texts.explanation,
  acceptTone: texts.acceptTone,
});
export type RulingBody = z.infer<typeof RulingBody>;
