import * as z from 'zod/mini';
import { FILE_ID } from '#domain/messages/case-files.ts';
import { causes, domains, firstCalls, thirdPartyAnswers } from '#domain/vocabulary.ts';
import { freeText } from '#platform/text.ts';
import { PointEntry } from '../agree/contract.ts';

/** What an expert is asked. */
const Question = z.strictObject({
  domain: z.enum(domains),
  question: freeText(2000),
  /** Ids of files of the case that the expert may open: none that names the customer. */
  files: z.exactOptional(
    z
      .array(z.string().check(z.regex(FILE_ID, { error: 'must be the id of a file of the case' })))
      .check(z.maxLength(20, { error: 'must be at most 20 files' })),
  ),
});

/** What the owner found out: the cause, facts for the house and an explanation for the customer, what the customer asks for, and what experts are asked. */
export const Findings = z.strictObject({
  cause: z.enum(causes),
  /** For the house. The customer never reads it. */
  facts: freeText(8000),
  /** What came of calling the customer before any letter, and of asking the third party, where the motive asks for it. */
  firstCall: z.exactOptional(z.enum(firstCalls)),
  thirdParty: z.exactOptional(z.enum(thirdPartyAnswers)),
  /** For the customer, who reads it as it is: what happened, and why. */
  explanation: z.exactOptional(freeText(8000)),
  /** For the customer: what we do so that it does not happen again. */
  prevention: z.exactOptional(freeText(2000)),
  /** For the customer, where the cause lay in its use: how to use it so that it works well. */
  advice: z.exactOptional(freeText(4000)),
  /** What the customer asks for, as the owner noted it down: never quoted as the customer's words. */
  customerWish: z.exactOptional(freeText(2000)),
  questions: z._default(z.array(Question).check(z.maxLength(6, { error: 'must be at most 6 questions' })), []),
  /**
   * What the complaint asks or claims, one by one: the whole list. A proposed point is confirmed by its id; those that are not
   * named are left out. Each needs an answer before a final answer goes out.
   */
  points: z.exactOptional(z.array(PointEntry).check(z.maxLength(20, { error: 'must be at most 20 points' }))),
  /** What the customer will read is kept whatever the tone check finds. */
  acceptTone: z.exactOptional(z.boolean()),
});
export type Findings = z.infer<typeof Findings>;

/** What is handed to the waiting execution: one task for each question. */
export type FindingsOutput = { questions: { taskId: string }[] };
