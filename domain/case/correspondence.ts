import * as z from 'zod/mini';

/** What has to be known of all messages of a case, folded as they come, so that no change reads them again. */
export const Correspondence = z.strictObject({
  /** Messages of the customer. */
  said: z.int(),
  /** Those since our last word. */
  unanswered: z.int(),
  /** When we last wrote to the customer. */
  lastWordAt: z.exactOptional(z.string()),
  /** Receipts for messages that joined. */
  receipts: z.int(),
  lastReceiptAt: z.exactOptional(z.string()),
  /** Messages of the customer in a day (UTC) by channel, of the last day that had one; those over the limit apart. */
  today: z.exactOptional(z.strictObject({ day: z.string(), counts: z.record(z.string(), z.int()) })),
  /** Messages that came over the daily limit. */
  overLimit: z.exactOptional(z.int()),
  /** By which channels messages with links that hold have left, and how many that did not fail. */
  ways: z.record(z.string(), z.int()),
});
export type Correspondence = z.infer<typeof Correspondence>;
