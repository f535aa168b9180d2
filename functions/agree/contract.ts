import * as z from 'zod/mini';
import { Base, Links } from '#functions/shared/environment.ts';
import { JourneyInput, type StageContract } from '#functions/shared/stage.ts';

/** How the negotiation ended: an agreement both sides hold, or our reasoned final answer. */
export const AgreeOutput = z.object({ ...JourneyInput.shape, result: z.enum(['agreed', 'answered']) });
export type AgreeOutput = z.infer<typeof AgreeOutput>;

export const contract: StageContract<JourneyInput, AgreeOutput> = {
  stage: 'agree',
  input: JourneyInput,
  output: AgreeOutput,
};

export const environment = z.object({ ...Base.shape, ...Links.shape });
