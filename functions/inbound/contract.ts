import * as z from 'zod/mini';
import { Base, Identity, Inbound, Links, Mail } from '#platform/environment.ts';

/** What the function behind the inbound bucket needs. */
export const environment = z.object({
  ...Base.shape,
  ...Identity.shape,
  ...Inbound.shape,
  ...Links.shape,
  MAIL_DOMAIN: Mail.shape.MAIL_DOMAIN,
});

/** EventBridge's "Object Created" of S3, the part that is read. The key comes as it is, not URL-encoded. */
export const ObjectCreated = z.object({
  source: z.literal('aws.s3'),
  time: z.string(),
  detail: z.object({ object: z.object({ key: z.string() }) }),
});

/** What SNS puts into a queue: an SMS (two-way messaging), a WhatsApp message (End User Messaging Social), the fate of a mail (SES). */
export const Notification = z.object({
  Type: z.literal('Notification'),
  MessageId: z.string(),
  Timestamp: z.string(),
  Message: z.string(),
});

/** An event of the company's own systems on our bus, or of SES, the part that is read here; its channel reads the rest. */
export const BusEvent = z.object({ id: z.string(), time: z.string(), source: z.string() });
