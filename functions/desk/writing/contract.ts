import * as z from 'zod/mini';
import { freeText } from '#platform/text.ts';
import { ToneFinding } from './tone-contract.ts';

/** A note on a case for the team, which is never sent. */
export const NoteForTeam = z.strictObject({ text: freeText(8000) });
export type NoteForTeam = z.infer<typeof NoteForTeam>;

/**
 * How far the writer has read what the customer said: the id of the last message of theirs, or a place in the history. Where
 * more came since, nothing is sent.
 */
export const SeenUpTo = z.union([freeText(200), z.int()]);

/** A message to the customer; with `acceptTone` it goes out whatever the tone check finds. */
export const MessageToCustomer = z.strictObject({
  text: freeText(8000),
  acceptTone: z.optional(z.boolean()),
  seenUpTo: z.optional(SeenUpTo),
  /** The case of another person that was merged into this one: the message goes to them. */
  person: z.optional(freeText(60)),
  /** Why, from whoever acts in place of the one whose case or task it is. */
  reason: z.exactOptional(freeText(1000)),
});
export type MessageToCustomer = z.infer<typeof MessageToCustomer>;

export const NoteId = z.strictObject({ messageId: z.string() });
export const CustomerMessageQueued = z.strictObject({
  messageId: z.string(),
  nextWordBy: z.optional(z.string()),
  /** The channel it goes out by; `tracking-page` where it can only be read there. */
  channel: z.string(),
  /** Until when its writer can take it back; absent where it left at once. */
  undoUntil: z.optional(z.string()),
  tone: z.array(ToneFinding),
});

/** Nothing needs to be said to take a message back. */
export const UndoMessage = z.strictObject({});

export const MessageTakenBack = z.strictObject({
  messageId: z.string(),
  /** What its writer wrote, to go on from. */
  text: z.string(),
  /** The date of the next update, as it was promised before. */
  nextWordBy: z.optional(z.string()),
});
export type MessageTakenBack = z.infer<typeof MessageTakenBack>;
