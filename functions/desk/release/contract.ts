import * as z from 'zod/mini';
import { Money } from '#domain/money.ts';
import { releaseSubjects } from '#domain/vocabulary.ts';
import { MayCommit } from './may-commit.ts';

/** What whoever releases or approves reads: the options, and the very text the customer gets. On an open task only. */
export const ShownLetter = {
  subject: z.optional(z.enum(releaseSubjects)),
  options: z.optional(
    z.array(
      z.strictObject({
        optionId: z.string(),
        concession: z.string(),
        title: z.string(),
        detail: z.string(),
        reasons: z.array(z.string()),
        cost: Money,
        /** Round from which it stays open: nobody takes back what a customer was offered. */
        openSince: z.optional(z.int()),
      }),
    ),
  ),
  /** To whoever may release it as it goes out; to others without what opens its tracking link. */
  text: z.optional(z.string()),
  /** SHA-256 (hex) of the text as it goes out: what the history and the tracking link have once it went out as it is. */
  sha256: z.optional(z.string()),
  /** What goes to a phone, with the link to the whole text, where the customer is reached there. */
  shortText: z.optional(z.string()),
  /** What the letter says only in the policy's words, of what prevents a repetition or how to use it: the releaser is asked for their own. */
  onlyOfPolicy: z.optional(z.array(z.strictObject({ which: z.enum(['prevention', 'advice']), text: z.string() }))),
  /** What the customer said last, when the last offer was declined or countered. */
  customerSaid: z.optional(z.string()),
  /** What it may commit the company to besides what is offered. */
  mayCommit: z.optional(MayCommit),
  /** What may be added from the catalogue, within what the case may cost. */
  mayAdd: z.optional(z.array(z.strictObject({ concession: z.string(), title: z.string(), cost: Money }))),
};
