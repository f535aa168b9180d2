import * as z from 'zod/mini';
import { InstantOfUtc } from '#domain/values.ts';

/** What of a mark changes; what is left out stays as it was. `snoozedUntil: null` brings it back. */
export const MarkBody = z
  .strictObject({ unread: z.optional(z.boolean()), snoozedUntil: z.optional(z.nullable(InstantOfUtc)) })
  .check(z.refine((body) => Object.keys(body).length > 0, { error: 'must change something' }));
export type MarkBody = z.infer<typeof MarkBody>;

/** What somebody sees of their mark on a task or a case. */
export const shownMark = {
  /** They marked it, or the customer has said something that nobody has answered and they have not read. */
  unread: z.optional(z.literal(true)),
  /** It is put off until then; what becomes due, or in whose case something happens, is back at once. */
  snoozedUntil: z.optional(z.string()),
};

export const ShownMark = z.strictObject({
  id: z.string(),
  ...shownMark,
  /** Until when it can be put off at most; absent where it is due already. */
  snoozeLimit: z.optional(z.string()),
});
export type ShownMark = z.infer<typeof ShownMark>;
