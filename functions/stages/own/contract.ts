import * as z from 'zod/mini';
import { Base, ChannelSecrets, Identity, Links } from '#platform/environment.ts';
import { CycleInput, type FunctionContract } from '#platform/lambda-handler.ts';

export const environment = z.object({
  ...{ ...Base.shape, PUBLIC_URL: Links.shape.PUBLIC_URL },
  ...{ ...Identity.shape, ...ChannelSecrets.shape },
});

/** The cycle goes on with the task that Examine will wait for; whose task it is stays in the table. */
export const Owned = z.object({ ...CycleInput.shape, taskId: z.string() });
export type Owned = z.infer<typeof Owned>;

export const contract = {
  name: 'own',
  input: CycleInput,
  output: Owned,
} satisfies FunctionContract<CycleInput, Owned>;
