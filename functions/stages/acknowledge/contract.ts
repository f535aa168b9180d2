import * as z from 'zod/mini';
import { Base, Links } from '#platform/environment.ts';
import { CycleInput, type FunctionContract } from '#platform/lambda-handler.ts';

export const environment = z.object({ ...Base.shape, ...Links.shape });

/** Hands on what stage own handed over: the task that Examine waits for. */
const Owned = z.object({ ...CycleInput.shape, taskId: z.string() });
export type AcknowledgeInput = z.infer<typeof Owned>;

export const contract = {
  name: 'acknowledge',
  input: Owned,
  output: Owned,
} satisfies FunctionContract<AcknowledgeInput, AcknowledgeInput>;
