import * as z from 'zod/mini';
import { freeText } from '#platform/text.ts';

/** Withdraws the tracking links that are out, with the reason; a new one goes to the customer unless `renew` is false. */
export const LinkRenewal = z.strictObject({ reason: freeText(1000), renew: z.optional(z.boolean()) });
export type LinkRenewal = z.infer<typeof LinkRenewal>;

/** What holds now. */
export const RenewedLinks = z.strictObject({
  version: z.int(),
  /** The channel the new link was sent by: where the customer has proved to be reached. */
  sentBy: z.optional(z.string()),
  /** The new first link, to be handed over by staff: nobody has proved to be the customer, so it is sent nowhere. */
  trackingUrl: z.optional(z.string()),
});
export type RenewedLinks = z.infer<typeof RenewedLinks>;
