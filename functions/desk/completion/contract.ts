import * as z from 'zod/mini';
import { freeText } from '#platform/text.ts';
import { ToneFinding } from '../writing/tone-contract.ts';

/** What a complaint lacks, written to the customer; with `acceptTone` it goes out whatever the tone check finds. */
export const CompletionRequest = z.strictObject({
  missing: freeText(4000),
  acceptTone: z.exactOptional(z.boolean()),
  /** Why, from whoever acts in place of the one whose case or task it is. */
  reason: z.exactOptional(freeText(1000)),
});
export type CompletionRequest = z.infer<typeof CompletionRequest>;

/** The request that went out: until when the customer has time, and by which channel it went. */
export const CompletionAsked = z.strictObject({
  taskId: z.string(),
  messageId: z.string(),
  dueAt: z.string(),
  channel: z.string(),
  tone: z.array(ToneFinding),
});
export type CompletionAsked = z.infer<typeof CompletionAsked>;

/** What the customer told somebody of ours, which completes the complaint. */
export const CompletionNote = z.strictObject({
  note: freeText(8000),
  /** Why, from whoever acts in place of the one whose case or task it is. */
  reason: z.exactOptional(freeText(1000)),
});
export type CompletionNote = z.infer<typeof CompletionNote>;
