import * as z from 'zod/mini';
import { Base, ChannelSecrets, Inbound, Links } from '#platform/environment.ts';

/** What the front door of the platforms needs. */
export const environment = z.object({
  ...Base.shape,
  ...Inbound.shape,
  ...ChannelSecrets.shape,
  PUBLIC_URL: Links.shape.PUBLIC_URL,
});
