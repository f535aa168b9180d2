import type { Instant } from '../time.ts';

/** A message in or out. Subject and body are personal text, kept apart. */
export type Message = {
  messageId: string;
  direction: 'in' | 'out';
  /** Internal notes never leave the house. */
  audience: 'customer' | 'staff' | 'note';
  channel: string;
  at: Instant;
  template?: string;
  textId: string;
  /** `delivered` and `read` only where a platform tells. */
  status: 'received' | 'queued' | 'sent' | 'delivered' | 'read' | 'failed' | 'noted';
  /** Person id for staff notifications. */
  to?: string;
  /** What the channel calls it, such as a Message-ID of RFC 5322; for threading and delivery states. */
  externalId?: string;
  inReplyTo?: string;
  sentAt?: Instant;
  failure?: string;
  /** Everybody can read it where it stands, such as an answer to a comment. */
  public?: true;
  /** The ways that refused it before it went out by this one. */
  tried?: string[];
  /** The merged case it was written in. */
  copiedFrom?: string;
  /** The case it belongs to since this one was split. */
  movedTo?: string;
};

/** Something a channel delivered, whatever became of it: nothing delivered is missing from this list. */
export type Delivery = {
  id: string;
  channel: string;
  receivedAt: Instant;
  result: 'opened' | 'joined' | 'noted' | 'refused' | 'unreadable';
  caseId?: string;
  reason?: string;
};
