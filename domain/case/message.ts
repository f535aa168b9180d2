import * as z from 'zod/mini';
import { ConcernByPerson } from '../people/concern-by-person.ts';

/**
 * A message of a person of ours that does not leave at once: by when it does, who wrote it, and what it moved, so that it can be moved
 * back. Words that were said since count besides those that it answered.
 */
export const Held = z.strictObject({
  until: z.string(),
  /** Id of the person who wrote it. */
  by: z.string(),
  before: z.strictObject({
    /** The date of the next update that was promised before. */
    nextWordBy: z.string(),
    /** When we had last written, and how much of the customer's was unanswered. */
    lastWordAt: z.exactOptional(z.string()),
    unanswered: z.int(),
  }),
});
export type Held = z.infer<typeof Held>;

/** A message in or out. Subject and body are personal text, kept apart. */
export const Message = z.strictObject({
  messageId: z.string(),
  direction: z.enum(['in', 'out']),
  /** Internal notes are never sent to the customer. */
  audience: z.enum(['customer', 'staff', 'note']),
  channel: z.string(),
  at: z.string(),
  template: z.exactOptional(z.string()),
  textId: z.string(),
  /** A customer's words with a subject: their text begins with it, as that of a message of ours always does. */
  titled: z.exactOptional(z.literal(true)),
  /** `delivered` and `read` only where a platform reports them; `taken-back` never leaves, and the customer never sees it; so does a notice to the team that was no longer needed. */
  status: z.enum(['received', 'held', 'taken-back', 'queued', 'sent', 'delivered', 'read', 'failed', 'noted']),
  /** It was held for a moment in which its writer could take it back. */
  held: z.exactOptional(Held),
  /** Person id for staff notifications. */
  to: z.exactOptional(z.string()),
  /** The task that a notice to staff is about. */
  taskId: z.exactOptional(z.string()),
  /** What the channel calls it, such as a Message-ID of RFC 5322; for threading and delivery states. */
  externalId: z.exactOptional(z.string()),
  inReplyTo: z.exactOptional(z.string()),
  sentAt: z.exactOptional(z.string()),
  failure: z.exactOptional(z.string()),
  /** Since when nobody has to act on its failure any more: a person brought it, or what stood in its way was mended. */
  settledAt: z.exactOptional(z.string()),
  /** It came over the daily limit of the case: kept and counted, read by its owner with the others. */
  overLimit: z.exactOptional(z.literal(true)),
  /** It was said in the system that the case was brought in from: nothing of it went by a way of ours. */
  broughtIn: z.exactOptional(z.literal(true)),
  /** Everybody can read it where it stands, such as an answer to a comment. */
  public: z.exactOptional(z.literal(true)),
  /** Only a notice of it was sent, since the address may be a stranger's: all of it stands on the tracking page. */
  noticeOnly: z.exactOptional(z.literal(true)),
  /** The ways that refused it before it went out by this one. */
  tried: z.exactOptional(z.array(z.string())),
  /** The merged case it was written in. */
  copiedFrom: z.exactOptional(z.string()),
  /** The merged case of another person whose words these are: only that person may read them, and the team. */
  person: z.exactOptional(z.string()),
  /** The case it belongs to since this one was split. */
  movedTo: z.exactOptional(z.string()),
});
export type Message = z.infer<typeof Message>;

/** Something a channel delivered, whatever became of it: nothing delivered is missing from this list. */
export const Delivery = z.strictObject({
  id: z.string(),
  channel: z.string(),
  receivedAt: z.string(),
  result: z.enum(['opened', 'joined', 'noted', 'refused', 'unreadable']),
  caseId: z.exactOptional(z.string()),
  reason: z.exactOptional(z.string()),
  /** How many it stands for, of one channel, reason and hour, `receivedAt` being that of the last: refused deliveries alone. */
  count: z.exactOptional(z.int()),
  /** When the first of them came. */
  firstAt: z.exactOptional(z.string()),
  /** The first few of them, with their size in bytes. */
  samples: z.exactOptional(z.array(z.strictObject({ id: z.string(), at: z.string(), bytes: z.int() }))),
  /** The domain of whoever a mail that was set aside says it is from. */
  senderDomain: z.exactOptional(z.string()),
  /** Whom of ours a mail that was set aside names or is from: they neither see it nor act on it. */
  concerned: z.exactOptional(ConcernByPerson),
  /** Person id: who made something of it after it had been set aside. */
  takenInBy: z.exactOptional(z.string()),
  /** Person id: who saw that nothing has to be made of it. */
  seenBy: z.exactOptional(z.string()),
});
export type Delivery = z.infer<typeof Delivery>;
