import * as z from 'zod/mini';
import { Base } from '#platform/environment.ts';
import { CycleInput, type FunctionContract } from '#platform/lambda-handler.ts';

/** What `agree` hands on, unchanged. */
export const OutcomeInput = z.object({ ...CycleInput.shape, result: z.enum(['agreed', 'answered']) });
export type OutcomeInput = z.infer<typeof OutcomeInput>;

export const contract: FunctionContract<OutcomeInput, OutcomeInput> = {
  name: 'outcome',
  input: OutcomeInput,
  output: OutcomeInput,
};

export const environment = Base;
