import * as z from 'zod/mini';
import { recordedMeans } from '#domain/case/settlement.ts';
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
  /** With `accept`, where it is asked for: the code that was sent to the customer. */
  code: z.exactOptional(z.string().check(z.maxLength(20))),
  /** With `accept`, after a review: when the text of the agreement was shown. `sha256` is then that of the text. */
  shownAt: z.exactOptional(z.iso.datetime()),
  /** SHA-256 (hex) of the offer that is answered, as the tracking link shows it: another one is refused. */
  sha256: z.exactOptional(z.string().check(z.regex(/^[0-9a-f]{64}$/, { error: 'must be a SHA-256 in hex' }))),
});
export type Answer = z.infer<typeof Answer>;

/** What proves an answer that was not given on the tracking page: what was said, and a message or a file of the case. */
const EvidenceGiven = z
  .strictObject({
    text: z.exactOptional(freeText(4000)),
    messageId: z.exactOptional(freeText(80)),
    /** A file of the case: its SHA-256, its channel's id of it, or `message id/place`. */
    attachmentId: z.exactOptional(freeText(200)),
  })
  .check(
    z.refine((evidence) => Object.keys(evidence).length > 0, {
      error: 'must hold a text, a messageId or an attachmentId',
    }),
  );
export type EvidenceGiven = z.infer<typeof EvidenceGiven>;

const how = z.enum(recordedMeans, { error: `must be one of ${recordedMeans.join(', ')}` });

/** That the customer accepted the open offer by other means than the tracking page. */
export const Acceptance = z.strictObject({
  /** May be left out where there is only one. */
  option: z.exactOptional(z.string().check(z.maxLength(40))),
  how,
  /** A text alone stands for `{text}`; the id of a message of the customer for `{messageId}`. */
  evidence: z.union([freeText(4000), EvidenceGiven], {
    error: 'must be what was said, or an object with a text, a messageId or an attachmentId',
  }),
  /** Why, from whoever acts in place of the one whose case or task it is. */
  reason: z.exactOptional(freeText(1000)),
});
export type Acceptance = z.infer<typeof Acceptance>;

/** That the customer asked for something else, by other means than the tracking page. */
export const RecordedCounter = z.strictObject({
  how,
  /** What the customer asks for, as somebody of ours wrote it down. */
  message: freeText(4000),
  /** Why, from whoever acts in place of the one whose case or task it is. */
  reason: z.exactOptional(freeText(1000)),
});
export type RecordedCounter = z.infer<typeof RecordedCounter>;

/** Whether words of the customer that look like an acceptance are one. */
export const AcceptanceCheck = z.strictObject({
  accepted: z.boolean(),
  /** Which option; the one that was heard, if left out. */
  option: z.exactOptional(z.string().check(z.maxLength(40))),
  /** How that is known, or what the customer meant. */
  note: z.exactOptional(freeText(4000)),
  /** Why, from whoever acts in place of the one whose case or task it is. */
  reason: z.exactOptional(freeText(1000)),
});
export type AcceptanceCheck = z.infer<typeof AcceptanceCheck>;

/** What is known of an answer once it is recorded. */
export const RecordedAnswer = z.strictObject({
  decision: z.enum(decisions),
  option: z.optional(z.string()),
  recordedBy: z.string(),
  /** SHA-256 of the offer as it was sent, and of the evidence. */
  sha256OfOffer: z.string(),
  sha256OfEvidence: z.optional(z.string()),
});
export type RecordedAnswer = z.infer<typeof RecordedAnswer>;

/** The end of an offer that nobody answers, or that the customer declined by other means than the tracking page. */
export const EndOffer = z.strictObject({
  /** Why it ends now, for the history. */
  reason: freeText(1000),
  /** The customer declined by other means: on the phone, in a letter. Without it the date of the offer has to have passed. */
  customerSaid: z.exactOptional(z.boolean()),
});
export type EndOffer = z.infer<typeof EndOffer>;

/** What is handed to the waiting execution. A no ends nothing: it is put to a person. */
export type AnswerOutput = { decision: Answer['decision'] };
