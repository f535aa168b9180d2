import { Base } from '#functions/shared/environment.ts';
import { JourneyInput, type StageContract } from '#functions/shared/stage.ts';

export const environment = Base;

/** First stage of a journey: ids in, the same ids out; what was understood is in the table. */
export const contract = {
  stage: 'understand',
  input: JourneyInput,
  output: JourneyInput,
} satisfies StageContract<JourneyInput, JourneyInput>;
