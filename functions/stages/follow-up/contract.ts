import * as z from 'zod/mini';
import { FILE_ID } from '#domain/messages/case-files.ts';
import { Base, Links } from '#platform/environment.ts';
import { CycleInput, type FunctionContract } from '#platform/lambda-handler.ts';
import { freeText } from '#platform/text.ts';

/**
 * How a promise stands. `kept: true` needs a proof of a kind that the policy takes for what was promised: what was done, when, and where
 * that can be seen (`proof`), a number of another system, a file of the case, or a message of the customer. `kept: false` may say in
 * `proof` what happened.
 */
export const PromiseReport = z.strictObject({
  kept: z.boolean(),
  proof: z.exactOptional(freeText(4000)),
  reference: z.exactOptional(freeText(200)),
  file: z.exactOptional(z.string().check(z.regex(FILE_ID, { error: 'must be the id of a file of the case' }))),
  message: z.exactOptional(freeText(120)),
  /** Why, from whoever acts in place of the one whose case or task it is. */
  reason: z.exactOptional(freeText(1000)),
});
export type PromiseReport = z.infer<typeof PromiseReport>;

/**
 * The customer's answer to the survey: how they were treated, and what they think of the service or the solution itself (Ley
 * 10/2025 art. 18.2 tells bad attention from bad service). The best score is in policy/survey.
 */
export const SurveyAnswer = z.strictObject({
  /** How they were treated; the only score of whoever gives one. */
  score: z.int({ error: 'must be a whole number' }),
  /** The service, or the solution or answer they were given. */
  service: z.exactOptional(z.int({ error: 'must be a whole number' })),
  comment: z.exactOptional(freeText(4000)),
});
export type SurveyAnswer = z.infer<typeof SurveyAnswer>;

/** The survey's task hands its execution the scores; a survey nobody answered has none. */
export type SurveyOutput = { score?: number; service?: number };

export const ConcludeOutput = z.object({ ...CycleInput.shape, result: z.enum(['kept', 'reopened']) });
export type ConcludeOutput = z.infer<typeof ConcludeOutput>;

/** Conclude: the promises are kept, the survey is over; either all is well or the complaint is opened again. */
export const contract: FunctionContract<CycleInput, ConcludeOutput> = {
  name: 'follow-up',
  input: CycleInput,
  output: ConcludeOutput,
};

export const environment = z.object({ ...Base.shape, ...Links.shape });
