import * as z from 'zod/mini';
import { freeText } from '#platform/text.ts';

/** Whether a complaint that somebody of the company sent on is of the customer it names. */
export const CustomerConfirmation = z.discriminatedUnion('confirmed', [
  z.strictObject({ confirmed: z.literal(true), reason: z.exactOptional(freeText(1000)) }),
  /** Their address is forgotten; the owner is asked how to reach whoever it is. */
  z.strictObject({ confirmed: z.literal(false), reason: freeText(1000) }),
]);
export type CustomerConfirmation = z.infer<typeof CustomerConfirmation>;
