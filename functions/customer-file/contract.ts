import * as z from 'zod/mini';
import { Base, Identity, Inbound } from '#platform/environment.ts';

export const environment = z.object({ ...Base.shape, ...Identity.shape, ...Inbound.shape });

/** What S3 says of an object that was laid into the bucket, as it comes by EventBridge. */
export const ObjectCreated = z.object({
  time: z.string(),
  detail: z.object({ object: z.object({ key: z.string() }) }),
});
