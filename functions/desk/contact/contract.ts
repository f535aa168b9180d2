import * as z from 'zod/mini';
import { freeText } from '#platform/text.ts';

/** How a customer who asked for a person was reached; `not-reached` is an attempt, and the task stays open. */
export const ContactReport = z.strictObject({
  how: z.enum(['phone', 'meeting', 'message', 'not-reached'], {
    error: 'must be one of phone, meeting, message, not-reached',
  }),
  /** What was said, or when it was tried. */
  note: freeText(4000),
  /** Why, from whoever acts in place of the one whose case or task it is. */
  reason: z.exactOptional(freeText(1000)),
});
export type ContactReport = z.infer<typeof ContactReport>;
