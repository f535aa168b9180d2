import * as z from 'zod/mini';
import { Money } from '#domain/money.ts';

/** A case of the past, and what became of it. */
export const PastCase = z.strictObject({
  caseId: z.string(),
  reference: z.string(),
  receivedAt: z.string(),
  closedAt: z.optional(z.string()),
  status: z.string(),
  topic: z.optional(z.string()),
  /** What its last cycle came to, and what was found to be the cause. */
  result: z.optional(z.enum(['agreed', 'answered'])),
  cause: z.optional(z.string()),
  /** What all of its cycles cost. */
  cost: z.optional(Money),
  /** What was given in it, in the reader's language. */
  conceded: z.optional(z.array(z.string())),
  /** How the customer rated how they were treated, the last time they did. */
  score: z.optional(z.int()),
  /** Proposals that somebody of ours did not approve. */
  refusals: z.optional(z.int()),
});

/** What went before with the same customer. */
export const CasesBefore = z.strictObject({
  cases: z.array(PastCase),
  /** Claims within the time of the policy, this one not counted. `isMany`: so many that whoever has the case should know. */
  serial: z.strictObject({
    isMany: z.boolean(),
    /** Since when they are counted. */
    since: z.string(),
    cases: z.int(),
    /** Cases in which something of cost was given, and what all of it cost. */
    conceded: z.int(),
    cost: z.optional(Money),
    /** Cases answered without an agreement. */
    refused: z.int(),
    /** Cases found to be unfounded, of so many of which a cause was found. */
    unfounded: z.int(),
    examined: z.int(),
  }),
  /** The customer says that it is not right: until it was answered all of it is disputed. */
  dispute: z.optional(
    z.strictObject({
      state: z.enum(['open', 'answered']),
      at: z.string(),
      /** The task of answering them, and the message that says what is not right. */
      taskId: z.string(),
      messageId: z.string(),
    }),
  ),
});
export type CasesBefore = z.infer<typeof CasesBefore>;
