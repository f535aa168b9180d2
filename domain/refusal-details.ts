import type { Case } from './case/case.ts';
import type { Barring } from './four-eyes/acts.ts';
import type { Finding } from './tone/check-tone.ts';

/** What a caller learns beyond the fields that are wrong. */
export type RefusalDetails = {
  /** Who took a decision that came first, and when. */
  decidedBy?: string;
  decidedAt?: string;
  /** When a message left that is to be taken back. */
  leftAt?: string;
  /** Whose task it is. */
  assignee?: string;
  /** What the caller did in the case before, which keeps them from it (domain/four-eyes). */
  acts?: Barring[];
  /** Where a code was sent, with the middle of the address left out. */
  sentTo?: string;
  /** Cases that were merged into this one. */
  merged?: Case['merged'];
  /** What the tone check found, serious or not. */
  tone?: Finding[];
  /** What came in the case meanwhile: where its history ends now, and the events since, without words. */
  since?: { version: number; events: { seq: number; at: string; type: string; by: string }[] };
  /** What the customer said that the writer has not read: how much, when last, and what to name once it is read. */
  newer?: { count: number; lastAt: string; seenUpTo: string };
};
