import * as z from 'zod/mini';

/** Where a customer wrote from on a channel: `id` is the author's id there, `threadId` the conversation as the adapter gave it. */
export const Handle = z.strictObject({
  channel: z.string(),
  id: z.string(),
  threadId: z.exactOptional(z.string()),
  /** A comment, a mention or a review: what we answer there, everybody reads. */
  public: z.exactOptional(z.boolean()),
  lastHeardAt: z.exactOptional(z.string()),
});
export type Handle = z.infer<typeof Handle>;

/** Who complains. Lives in its own item so that it can be blocked and erased. */
export const Complainant = z.strictObject({
  name: z.exactOptional(z.string()),
  email: z.exactOptional(z.string()),
  /** A mail of ours was marked as spam: mail is the last way to write to them. */
  mailUnwelcome: z.exactOptional(z.boolean()),
  /** Addresses at which nobody is to be found (a mail address, a handle of a channel): they are not written to again. */
  deadAddresses: z.exactOptional(z.array(z.strictObject({ channel: z.string(), address: z.string() }))),
  /** Addresses whose owner asked for no more messages there (STOP by SMS), and since when. What they must hear goes another way. */
  stopped: z.exactOptional(z.array(z.strictObject({ channel: z.string(), address: z.string(), at: z.string() }))),
  /** In the form of E.164, such as `+34600111222`; what is no number, as it was written. */
  phone: z.exactOptional(z.string()),
  id: z.exactOptional(z.string()),
  /** ISO 3166-1, such as `ES`: which law a complaint is under. */
  country: z.exactOptional(z.string()),
  /** ISO 3166-2, such as `ES-MD`: which outside bodies have a say. */
  region: z.exactOptional(z.string()),
  handles: z.exactOptional(z.array(Handle)),
});
export type Complainant = z.infer<typeof Complainant>;
