import type { Instant } from '../time.ts';

/** Where a customer wrote from on a channel: `id` is the author's id there, `threadId` the conversation as the adapter gave it. */
export type Handle = {
  channel: string;
  id: string;
  threadId?: string;
  /** A comment, a mention or a review: what we answer there, everybody reads. */
  public?: boolean;
  lastHeardAt?: Instant;
};

/** Who complains. Lives in its own item so that it can be blocked and erased. */
export type Complainant = {
  name?: string;
  email?: string;
  /** A mail of ours was marked as spam: mail is the last way to write to them. */
  mailUnwelcome?: boolean;
  phone?: string;
  id?: string;
  /** ISO 3166-1, such as `ES`: which law a complaint is under. */
  country?: string;
  /** ISO 3166-2, such as `ES-MD`: which outside bodies have a say. */
  region?: string;
  handles?: Handle[];
};
