import * as z from 'zod/mini';
import { Base, Links, Mail } from '#platform/environment.ts';

export const environment = z.object({ ...Base.shape, ...Mail.shape, PUBLIC_URL: Links.shape.PUBLIC_URL });

/** The run of every few minutes; what its schedule says is not looked at. */
export const contract = {
  name: 'incidents',
  input: z.unknown(),
  output: z.object({ came: z.int(), proposed: z.int(), goOn: z.int() }),
};
