import * as z from 'zod/mini';
import { freeText } from '#platform/text.ts';

/** How a customer who asked for a person was reached; `not-reached` is an attempt, and the task stays open. */
export const ContactReport = z.strictObject({
  how: z.enum(['phone', 'meeting', 'message', 'not-reached'], {
    error: 'must be one of phone, meeting, message, not-reached',
  }),
  /** What was said, or when it was tried. */
  note: freeText(4000),
});
export type ContactReport = z.infer<typeof ContactReport>;

/** A number as people write it: digits, spaces, and what stands between them. */
const Phone = freeText(40).check(
  z.refine((text) => /^\+?[\d\s().-]+$/.test(text) && (text.match(/\d/g)?.length ?? 0) >= 6, {
    error: 'must be a phone number, such as +34 600 123 456',
  }),
);

/** A customer asks for a person: a supervisor or anybody, and perhaps at which number. */
export const PersonRequest = z.strictObject({
  supervisor: z.optional(z.boolean()),
  phone: z.optional(Phone),
});
export type PersonRequest = z.infer<typeof PersonRequest>;
