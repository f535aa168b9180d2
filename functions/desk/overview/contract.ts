import * as z from 'zod/mini';

const TeamMember = z.strictObject({
  id: z.string(),
  name: z.string(),
  roles: z.array(z.string()),
  domains: z.array(z.string()),
  away: z.boolean(),
  /** The last day of the absence there is today. */
  awayUntil: z.optional(z.string()),
  languages: z.optional(z.array(z.string())),
  /** What they may grant in a case, in minor units of a currency; for supervisors. */
  limit: z.optional(z.strictObject({ amount: z.int(), currency: z.string() })),
});
/** Who is signed in, and whom work can be handed to. */
export const Team = z.strictObject({ you: z.string(), roles: z.array(z.string()), people: z.array(TeamMember) });
export type Team = z.infer<typeof Team>;

export const DeliveryList = z.strictObject({
  deliveries: z.array(
    z.strictObject({
      id: z.string(),
      channel: z.string(),
      receivedAt: z.string(),
      result: z.enum(['opened', 'joined', 'noted', 'refused', 'unreadable']),
      caseId: z.optional(z.string()),
      reason: z.optional(z.string()),
      /** Refused deliveries of one channel, reason and hour are one row: how many, and when the first came; `receivedAt` is the last. */
      count: z.optional(z.int()),
      firstAt: z.optional(z.string()),
      /** The first few of them, with their size in bytes. */
      samples: z.optional(z.array(z.strictObject({ id: z.string(), at: z.string(), bytes: z.int() }))),
    }),
  ),
});
export type DeliveryList = z.infer<typeof DeliveryList>;
