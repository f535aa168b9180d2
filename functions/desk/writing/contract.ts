import * as z from 'zod/mini';
import { freeText } from '#platform/text.ts';
import { ToneFinding } from './tone-contract.ts';

/** A note on a case that stays in the house. */
export const Written = z.strictObject({ text: freeText(8000) });
export type Written = z.infer<typeof Written>;

/** A message to the customer; with `acceptTone` it goes out whatever the tone check finds. */
export const Letter = z.strictObject({ text: freeText(8000), acceptTone: z.optional(z.boolean()) });
export type Letter = z.infer<typeof Letter>;

export const WrittenId = z.strictObject({ messageId: z.string() });
export const LetterId = z.strictObject({
  messageId: z.string(),
  nextWordBy: z.optional(z.string()),
  /** The channel it goes out by; `tracking-page` where it can only be read there. */
  channel: z.string(),
  tone: z.array(ToneFinding),
});
