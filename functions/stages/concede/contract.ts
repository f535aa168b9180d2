import * as z from 'zod/mini';
import { Base, Links } from '#platform/environment.ts';
import { CycleInput, type StageContract } from '#platform/stage-handler.ts';

/** Where the negotiation goes from here; `taskId` is what the next state waits for, absent before the last text. */
export const ConcedeOutput = z.object({
  ...CycleInput.shape,
  next: z.enum(['approve', 'offer', 'points', 'agree']),
  taskId: z.optional(z.string()),
});
export type ConcedeOutput = z.infer<typeof ConcedeOutput>;

export const contract: StageContract<CycleInput, ConcedeOutput> = {
  stage: 'concede',
  input: CycleInput,
  output: ConcedeOutput,
};

export const environment = z.object({ ...Base.shape, ...Links.shape });
