import * as z from 'zod/mini';
import { Base, Identity, Inbound, Links, Mail } from '#functions/shared/environment.ts';

/** What the function behind the inbound mailbox needs. */
export const environment = z.object({
  ...Base.shape,
  ...Identity.shape,
  ...Inbound.shape,
  PUBLIC_URL: Links.shape.PUBLIC_URL,
  MAIL_DOMAIN: Mail.shape.MAIL_DOMAIN,
});

/** EventBridge's "Object Created" of S3, the part that is read. The key comes as it is, not URL-encoded. */
export const ObjectCreated = z.object({
  time: z.string(),
  detail: z.object({ object: z.object({ key: z.string() }) }),
});
