import * as z from 'zod/mini';
import { freeText } from '#platform/text.ts';

/** A customer asks for somebody with more say, and may say why. */
export const CustomerEscalation = z.strictObject({ message: z.optional(freeText(4000)) });
export type CustomerEscalation = z.infer<typeof CustomerEscalation>;

/** Who sees to a customer's request, and until when. `who` is absent while nobody could be named. */
const Attending = z.strictObject({ who: z.optional(z.string()), by: z.string() });

/** What a customer asked for besides redress, as the page shows it. */
export const CustomerRequests = z.strictObject({
  /** A call that is on its way. */
  person: z.optional(z.strictObject({ ...Attending.shape, supervisor: z.boolean() })),
  /** Somebody with more say who looks into the case. */
  escalation: z.optional(Attending),
  /** Whether the customer can ask for somebody with (still) more say now. */
  mayEscalate: z.boolean(),
});
export type CustomerRequests = z.infer<typeof CustomerRequests>;

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
