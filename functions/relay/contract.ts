import * as z from 'zod/mini';
import { Base, ChannelSecrets, Evidence, Identity, Links, Machines, Mail, Timers } from '#platform/environment.ts';

/** Whose events we put on the company's bus. */
export const SOURCE = 'amends';

/** What the relay and its sweep need to know of the deployment. */
export const environment = z.object({
  ...Base.shape,
  ...Mail.shape,
  ...Machines.shape,
  ...Timers.shape,
  ...Links.shape,
  ...ChannelSecrets.shape,
  ...Evidence.shape,
  /** Words that come by the customer's page are made findable here: the page's function holds no such key. */
  ...Identity.shape,
  /** The company's bus, where its other systems learn of holds. */
  EVENT_BUS_NAME: z.string(),
  /** Where what the company's other systems are to be told waits for the function that calls them. */
  OUTGOING_QUEUE_URL: z.string(),
});
export type Environment = z.infer<typeof environment>;
