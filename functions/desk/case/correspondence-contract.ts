import * as z from 'zod/mini';

export const CaseWay = z.strictObject({
  channel: z.string(),
  /** Everybody reads what is said there: we answer with one short line. */
  public: z.boolean(),
  /** When the customer was last heard there. */
  lastHeardAt: z.optional(z.string()),
  /** Until when we may write freely; after that only what the platform has approved. Absent where it sets no limit. */
  openUntil: z.optional(z.string()),
});

export const CaseMessage = z.strictObject({
  id: z.string(),
  direction: z.enum(['in', 'out']),
  audience: z.enum(['customer', 'staff', 'note']),
  channel: z.string(),
  at: z.string(),
  status: z.string(),
  /** Why it did not arrive, and the ways that refused it. */
  failure: z.optional(z.string()),
  tried: z.optional(z.array(z.string())),
  /** Only a notice with the link was sent, since nobody has proved to have the address: the customer reads it on the page. */
  noticeOnly: z.optional(z.literal(true)),
  /** The merged or split case it was written in. */
  copiedFrom: z.optional(z.string()),
  template: z.optional(z.string()),
  /** Until when its writer can take it back, while it has not left. */
  undoUntil: z.optional(z.string()),
  /** Whether the customer agreed to be recorded, of calls and chats. */
  consent: z.optional(z.enum(['given', 'refused', 'unknown'])),
  /** Id of the person of the team who wrote it or was notified. */
  by: z.optional(z.string()),
  to: z.optional(z.string()),
  subject: z.optional(z.string()),
  text: z.string(),
  /** What a long letter of the customer speaks of, as Amazon Comprehend found it; not for experts, since names may stand in it. */
  phrases: z.optional(z.array(z.string())),
  /**
   * What of it is folded away: the mail it answers, a signature, what is too long. `original` is where the whole of it is read as
   * it came; not for experts.
   */
  hidden: z.optional(z.strictObject({ text: z.string(), original: z.optional(z.string()) })),
});

export const CaseAttachment = z.strictObject({
  /** The message it came with, and its place there. */
  messageId: z.string(),
  index: z.int(),
  /** As the platform calls it; its size in bytes. */
  id: z.optional(z.string()),
  name: z.optional(z.string()),
  type: z.optional(z.string()),
  size: z.optional(z.number()),
  /** Kept as evidence, refused, still to be fetched, or only listed: it lies in the original, or with the platform. */
  state: z.enum(['kept', 'refused', 'awaited', 'listed']),
  reason: z.optional(z.string()),
  /** What it is called where one names it: what a question shows an expert. */
  file: z.string(),
  /** Where it is opened; absent where it cannot be. */
  opens: z.optional(z.string()),
  sha256: z.optional(z.string()),
  /** Id of the merged case that it lies in: it is read with this one, and is no file of it. */
  of: z.optional(z.string()),
});

export const CaseEntry = z.strictObject({
  seq: z.int(),
  at: z.string(),
  type: z.string(),
  actor: z.strictObject({ kind: z.string(), id: z.optional(z.string()) }),
  data: z.record(z.string(), z.unknown()),
  /** The words the event refers to, such as a reason. */
  text: z.optional(z.string()),
  hash: z.string(),
});
