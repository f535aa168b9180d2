import * as z from 'zod/mini';
import { InstantOfUtc } from '#domain/values.ts';

const ToldAgain = z.strictObject({
  by: z.string(),
  byName: z.string(),
  at: z.string(),
  /** When what was told again had been given up; absent where it was a single delivery. */
  since: z.optional(z.string()),
  until: z.optional(z.string()),
  /** How many deliveries were put back. */
  count: z.optional(z.int()),
});

const Subscription = z.strictObject({
  /** The system, by its id in the policy. */
  id: z.string(),
  /** Deliveries that were given up; 1000 stands for that many or more. */
  waiting: z.int(),
  failingSince: z.optional(z.string()),
  lastFailedAt: z.optional(z.string()),
  /** Why the last one failed, as a code; `status` where the system answered. */
  failure: z.optional(z.string()),
  status: z.optional(z.int()),
  /** Who hears of it. */
  contactName: z.optional(z.string()),
  /** Who had it told again, the last first; at most 10. */
  again: z.array(ToldAgain),
});
export const SubscriptionList = z.strictObject({ subscriptions: z.array(Subscription), zone: z.string() });
export type SubscriptionList = z.infer<typeof SubscriptionList>;

const GivenUp = z.strictObject({
  caseId: z.string(),
  effectId: z.string(),
  reference: z.optional(z.string()),
  /** When it was given up. */
  at: z.string(),
  attempts: z.int(),
  failure: z.string(),
  status: z.optional(z.int()),
  /** Types of the events that were to be told. */
  events: z.array(z.string()),
});
export const GivenUpPage = z.strictObject({
  deliveries: z.array(GivenUp),
  zone: z.string(),
  cursor: z.optional(z.string()),
});
export type GivenUpPage = z.infer<typeof GivenUpPage>;

/** One delivery that was given up, or all that were in a span; at most 200 at once, the oldest first. */
export const TellAgain = z.union(
  [
    z.strictObject({ caseId: z.string(), effectId: z.string() }),
    z.strictObject({ since: InstantOfUtc, until: InstantOfUtc }),
  ],
  { error: 'must be one delivery or a span' },
);
export type TellAgain = z.infer<typeof TellAgain>;

/** How many are told again, and whether there are more of the span. */
export const TellingAgain = z.strictObject({ count: z.int(), hasMore: z.boolean() });
