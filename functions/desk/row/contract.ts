import * as z from 'zod/mini';

/** What every line of a list says of its case, in the reader's language. */
export const headFacts = {
  caseId: z.string(),
  reference: z.string(),
  owner: z.optional(z.string()),
  ownerName: z.optional(z.string()),
  /** The customer's name; not for experts. */
  customer: z.optional(z.string()),
  product: z.optional(z.string()),
  topic: z.optional(z.string()),
  severity: z.optional(z.int()),
  /** The first reason for how severe it is. */
  severityReason: z.optional(z.string()),
  feeling: z.optional(z.string()),
};
