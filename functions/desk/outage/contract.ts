import * as z from 'zod/mini';
import { freeText } from '#platform/text.ts';

/** What a customer is told whose basic service is cut off (Ley 10/2025 art. 17.2); both go to the customer as they are written. */
export const OutageReport = z.strictObject({
  /** The causes known so far. */
  causes: freeText(1500),
  /** When the service is expected back: an hour, or what it depends on and when we write again. */
  restoration: freeText(500),
  /** Sends it as it is, although its tone is found wrong. */
  acceptTone: z.optional(z.boolean()),
  /** Why, from whoever acts in place of the one whose case or task it is. */
  reason: z.exactOptional(freeText(1000)),
});
export type OutageReport = z.infer<typeof OutageReport>;
