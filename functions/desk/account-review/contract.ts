import * as z from 'zod/mini';
import { freeText } from '#platform/text.ts';
import { ToneFinding } from '../writing/tone-contract.ts';

/** Why somebody should look back over all cases of a customer. */
export const ReviewWanted = z.strictObject({ reason: freeText(1000) });
export type ReviewWanted = z.infer<typeof ReviewWanted>;

export const ReviewAsked = z.strictObject({ taskId: z.string(), dueAt: z.string() });
export type ReviewAsked = z.infer<typeof ReviewAsked>;

/** What somebody saw in all cases of a customer, and what the customer is recommended. */
export const AccountReviewReport = z.strictObject({
  /** For the team. */
  findings: freeText(4000),
  /** To the customer, in the language of their letters: signed by whoever reviewed. Absent: there is nothing to tell them. */
  recommendation: z.optional(freeText(4000)),
  /** It goes out whatever the tone check finds. */
  acceptTone: z.optional(z.boolean()),
  /** Why, from whoever acts in place of the one whose case or task it is. */
  reason: z.exactOptional(freeText(1000)),
});
export type AccountReviewReport = z.infer<typeof AccountReviewReport>;

/** The letter that is on its way, where there is one, with what the tone check found. */
export const AccountReviewed = z.strictObject({ messageId: z.exactOptional(z.string()), tone: z.array(ToneFinding) });
export type AccountReviewed = z.infer<typeof AccountReviewed>;
