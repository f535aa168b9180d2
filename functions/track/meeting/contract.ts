import * as z from 'zod/mini';
import { freeText } from '#platform/text.ts';

/** No date suits. */
export const NONE = 'none';

/** What a customer says to the dates of a meeting: one of them, as the page gave it, or none, with words if they like. */
export const MeetingAnswer = z.strictObject({
  number: z.int(),
  date: z.union([z.iso.datetime(), z.literal(NONE)]),
  message: z.optional(freeText(4000)),
});
export type MeetingAnswer = z.infer<typeof MeetingAnswer>;
