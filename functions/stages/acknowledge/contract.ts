import * as z from 'zod/mini';
import { Base, Links } from '#platform/environment.ts';
import { CycleInput, type StageContract } from '#platform/stage-handler.ts';

export const environment = z.object({ ...Base.shape, ...Links.shape });

/** Hands on what stage own handed over: the task that Examine waits for. */
const Owned = z.object({ ...CycleInput.shape, taskId: z.string() });
export type AcknowledgeInput = z.infer<typeof Owned>;

export const contract = {
  stage: 'acknowledge',
  input: Owned,
  output: Owned,
} satisfies StageContract<AcknowledgeInput, AcknowledgeInput>;
