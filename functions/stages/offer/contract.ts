import * as z from 'zod/mini';
import { freeText } from '#platform/text.ts';

/** What a customer can say to an offer. Silence is never taken for an answer. */
const decisions = ['accept', 'counter', 'decline'] as const;

/** The customer's answer to the open offer. */
export const Answer = z.strictObject({
  decision: z.enum(decisions),
  /** With `accept`: the chosen option; may be left out where there is only one. */
  option: z.exactOptional(z.string().check(z.maxLength(40))),
  /** In the customer's own words: what would be right, or why not. */
  message: z.exactOptional(freeText(4000)),
});
export type Answer = z.infer<typeof Answer>;

/** The end of an offer that nobody answers, or that the customer declined by other means than the tracking page. */
export const EndOffer = z.strictObject({
  /** Why it ends now, for the history. */
  reason: freeText(1000),
  /** The customer declined by other means: on the phone, in a letter. Without it the date of the offer has to have passed. */
  customerSaid: z.exactOptional(z.boolean()),
});
export type EndOffer = z.infer<typeof EndOffer>;

/** What is handed to the waiting execution. `points`: declined, and points of the complaint have no answer yet. */
export type AnswerOutput = { decision: Answer['decision'] | 'points' };

/** The message that carried an offer. Its text is what the customer accepted: evidence hashes it. */
export const offerMessageId = (cycle: number, round: number): string => `offer-${cycle}-${round}`;
