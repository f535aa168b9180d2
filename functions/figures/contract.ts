import * as z from 'zod/mini';
import { Base } from '#platform/environment.ts';

export const environment = Base;

/** The hourly run; what its schedule says is not looked at. */
export const contract = {
  name: 'figures',
  input: z.unknown(),
  output: z.object({ days: z.array(z.string()) }),
};
