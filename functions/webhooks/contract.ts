import * as z from 'zod/mini';
import { Base, ChannelSecrets, Inbound, Links } from '#platform/environment.ts';

/** What the function that platforms deliver to needs. */
export const environment = z.object({
  ...Base.shape,
  ...Inbound.shape,
  ...ChannelSecrets.shape,
  PUBLIC_URL: Links.shape.PUBLIC_URL,
});
