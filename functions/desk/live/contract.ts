import * as z from 'zod/mini';

/** Somebody of the team who has a case open now. */
export const PresentPerson = z.strictObject({
  id: z.string(),
  name: z.string(),
  state: z.enum(['reading', 'writing']),
});
export type PresentPerson = z.infer<typeof PresentPerson>;

/** What somebody does with a case they have open; said again while they do, about every 20 seconds. */
export const Presence = z.strictObject({ state: z.enum(['reading', 'writing', 'left']) });
export type Presence = z.infer<typeof Presence>;

/** The others who have it open. */
export const PresenceOfCase = z.strictObject({ presence: z.array(PresentPerson) });
export type PresenceOfCase = z.infer<typeof PresenceOfCase>;

/** What has happened since: which cases have another version now. Ask again with `at`. */
export const Changes = z.strictObject({
  at: z.string(),
  cases: z.array(
    z.strictObject({ reference: z.string(), version: z.int(), presence: z.optional(z.array(PresentPerson)) }),
  ),
  /** More has happened than is listed: read again whatever is shown. */
  more: z.boolean(),
});
export type Changes = z.infer<typeof Changes>;
