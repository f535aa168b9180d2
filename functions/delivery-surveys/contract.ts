import * as z from 'zod/mini';
import { Base, Identity, Links, Mail } from '#platform/environment.ts';

export const environment = z.object({ ...Base.shape, ...Links.shape, ...Mail.shape, ...Identity.shape });

/** The run of every hour by day; what its schedule says is not looked at. */
export const contract = {
  name: 'delivery-surveys',
  input: z.unknown(),
  output: z.object({ sent: z.int(), unsent: z.int() }),
};
