import { Base } from '#platform/environment.ts';
import { CycleInput, type StageContract } from '#platform/stage-handler.ts';

export const environment = Base;

/** First stage of a cycle: ids in, the same ids out; what was understood is in the table. */
export const contract = {
  stage: 'understand',
  input: CycleInput,
  output: CycleInput,
} satisfies StageContract<CycleInput, CycleInput>;
