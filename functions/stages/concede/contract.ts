import * as z from 'zod/mini';
import { Base, ChannelSecrets, Identity, Links } from '#platform/environment.ts';
import { CycleInput, type FunctionContract } from '#platform/lambda-handler.ts';

/** Where the negotiation goes from here; `taskId` is what the next state waits for, absent before the last text. */
export const ConcedeOutput = z.object({
  ...CycleInput.shape,
  next: z.enum(['approve', 'release', 'offer', 'points', 'reconcile', 'agree']),
  taskId: z.optional(z.string()),
});
export type ConcedeOutput = z.infer<typeof ConcedeOutput>;

export const contract: FunctionContract<CycleInput, ConcedeOutput> = {
  name: 'concede',
  input: CycleInput,
  output: ConcedeOutput,
};

export const environment = z.object({ ...Base.shape, ...Links.shape, ...Identity.shape, ...ChannelSecrets.shape });
