import * as z from 'zod/mini';
import { Base } from '#platform/environment.ts';
import { CycleInput, type StageContract } from '#platform/stage-handler.ts';

/** What `agree` hands on, unchanged. */
export const OutcomeInput = z.object({ ...CycleInput.shape, result: z.enum(['agreed', 'answered']) });
export type OutcomeInput = z.infer<typeof OutcomeInput>;

export const contract: StageContract<OutcomeInput, OutcomeInput> = {
  stage: 'outcome',
  input: OutcomeInput,
  output: OutcomeInput,
};

export const environment = Base;
