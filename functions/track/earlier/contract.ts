import * as z from 'zod/mini';
import { freeText } from '#platform/text.ts';

/** What we know of the customer's earlier complaints, as they see it: that they are there, and nothing of what they came to. */
export const EarlierComplaints = z.strictObject({
  /** How many whoever has the case sees; at most 20. */
  cases: z.int(),
  complaints: z.array(z.strictObject({ reference: z.string(), receivedAt: z.string() })),
  /** That the customer said that it is not right: somebody looks at it, or has answered. */
  dispute: z.optional(z.enum(['open', 'answered'])),
  mayDispute: z.boolean(),
});
export type EarlierComplaints = z.infer<typeof EarlierComplaints>;

/** What is not right about them, in the customer's words. */
export const EarlierDisputed = z.strictObject({ text: freeText(4000) });
export type EarlierDisputed = z.infer<typeof EarlierDisputed>;
