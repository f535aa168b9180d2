import * as z from 'zod/mini';
import { Base, ChannelSecrets, Clocks, Evidence, Links, Machines, Mail } from '#functions/shared/environment.ts';

/** What the relay and its sweep need to know of the deployment. */
export const environment = z.object({
  ...Base.shape,
  ...Mail.shape,
  ...Machines.shape,
  ...Clocks.shape,
  ...Links.shape,
  ...ChannelSecrets.shape,
  ...Evidence.shape,
});
export type Environment = z.infer<typeof environment>;
