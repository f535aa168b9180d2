import * as z from 'zod/mini';
import { freeText } from '#platform/text.ts';

/** A mail of which nothing was made: no words of it, and of its sender the domain only. */
const SetAsideMail = z.strictObject({
  id: z.string(),
  channel: z.string(),
  receivedAt: z.string(),
  setAsideAt: z.string(),
  result: z.enum(['noted', 'refused', 'unreadable']),
  reason: z.optional(z.string()),
  /** The reason in words. */
  why: z.string(),
  senderDomain: z.optional(z.string()),
  /** Whether it can be opened, joined and read from here; one with a virus cannot. */
  canOpen: z.boolean(),
});

export const SetAsideList = z.strictObject({ deliveries: z.array(SetAsideMail), cursor: z.optional(z.string()) });
export type SetAsideList = z.infer<typeof SetAsideList>;

/** Which case a mail is to join, and whether it is of that case's customer. */
export const JoinMail = z.strictObject({
  /** Its id or its reference. */
  case: freeText(60),
  /**
   * The words are the customer's, who then reads them on the tracking page; else they are kept for the team. Absent: they are if the
   * mail comes from an address the customer is known by.
   */
  fromCustomer: z.optional(z.boolean()),
});
export type JoinMail = z.infer<typeof JoinMail>;

/** What the mail became. */
export const TakenIn = z.strictObject({
  result: z.enum(['opened', 'joined', 'noted']),
  caseId: z.string(),
  reference: z.string(),
});
export type TakenIn = z.infer<typeof TakenIn>;
