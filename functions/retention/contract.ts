import * as z from 'zod/mini';
import { Base, Evidence, Identity, Inbound } from '#platform/environment.ts';

export const environment = z.object({ ...Base.shape, ...Identity.shape, ...Inbound.shape, ...Evidence.shape });

/** The daily run; what its schedule says is not looked at. */
export const contract = {
  name: 'retention',
  input: z.unknown(),
  output: z.object({ attended: z.int() }),
};
