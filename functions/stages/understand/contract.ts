import * as z from 'zod/mini';
import { Base, Links } from '#platform/environment.ts';
import { CycleInput, type FunctionContract } from '#platform/lambda-handler.ts';

export const environment = z.object({ ...Base.shape, PUBLIC_URL: Links.shape.PUBLIC_URL });

/** First stage of a cycle: ids in, the same ids out; what was understood is in the table. */
export const contract = {
  name: 'understand',
  input: CycleInput,
  output: CycleInput,
} satisfies FunctionContract<CycleInput, CycleInput>;
