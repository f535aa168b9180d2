import * as z from 'zod/mini';
import { Base, Clocks, Links, Machines, Mail } from '#functions/shared/environment.ts';

/** What the relay and its sweep need to know of the deployment. */
export const environment = z.object({
  ...Base.shape,
  ...Mail.shape,
  ...Machines.shape,
  ...Clocks.shape,
  PUBLIC_URL: Links.shape.PUBLIC_URL,
});
export type Environment = z.infer<typeof environment>;
