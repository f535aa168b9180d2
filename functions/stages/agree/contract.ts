import * as z from 'zod/mini';
import { Base, Links } from '#platform/environment.ts';
import { CycleInput, type FunctionContract } from '#platform/lambda-handler.ts';
import { freeText } from '#platform/text.ts';

/** How the negotiation ended: an agreement both sides hold, or our reasoned final answer. */
export const AgreeOutput = z.object({ ...CycleInput.shape, result: z.enum(['agreed', 'answered']) });
export type AgreeOutput = z.infer<typeof AgreeOutput>;

/** The answers to the points of a complaint that are still open, before the final answer. */
export const PointAnswers = z.strictObject({
  answers: z
    .array(z.strictObject({ pointId: z.string().check(z.maxLength(8)), answer: freeText(4000) }))
    .check(z.maxLength(20, { error: 'must be at most 20 answers' })),
  /** They go out whatever the tone check finds. */
  acceptTone: z.exactOptional(z.boolean()),
});
export type PointAnswers = z.infer<typeof PointAnswers>;

export const contract: FunctionContract<CycleInput, AgreeOutput> = {
  name: 'agree',
  input: CycleInput,
  output: AgreeOutput,
};

export const environment = z.object({ ...Base.shape, ...Links.shape });
