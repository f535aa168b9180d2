import * as z from 'zod/mini';
import { statuses } from '#domain/vocabulary.ts';

/** A case that was found, and by what, in the reader's language. */
const FoundCase = z.strictObject({
  caseId: z.string(),
  reference: z.string(),
  status: z.enum(statuses),
  customer: z.optional(z.string()),
  product: z.optional(z.string()),
  why: z.string(),
  ownerName: z.optional(z.string()),
  receivedAt: z.string(),
  closedAt: z.optional(z.string()),
});

/** The newest first; at most 25. */
export const FoundCases = z.strictObject({ cases: z.array(FoundCase) });
export type FoundCases = z.infer<typeof FoundCases>;
