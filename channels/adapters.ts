import type { Channel } from '#cases/deliveries.ts';
import type { Consent } from '#domain/messages/consent.ts';
import type { Instant } from '#domain/time.ts';
import { inbound } from './inbound.ts';

/** One thing a channel brought, whatever the platform calls it. */
export type ChannelItem = {
  kind: 'complaint' | 'message' | 'status' | 'edit' | 'deletion' | 'reaction' | 'survey' | 'other';
  text: string;
  /** `alias` is another id of the same person on the same channel, where the platform vouches for it. */
  author: { id: string; name?: string; email?: string; phone?: string; handle?: string; alias?: string };
  threadId?: string;
  externalId: string;
  at: Instant;
  attachments: { name?: string; type?: string; size?: number; id?: string }[];
  /** Everybody can read it where it stands (a comment, a mention, a review), and what we answer there too. */
  public?: true;
  /** Whether the customer agreed to be recorded, where the platform says so. Refused: `text` holds none of the words. */
  consent?: Consent;
};

/** What an adapter makes of a payload: items, and what it leaves aside with the reason. */
export type Adapted = { items: ChannelItem[]; ignored: { reason: string }[] };

/** @param receivedAt when it came, for payloads that do not say when they were written */
export type Adapter = (payload: Uint8Array, receivedAt: Instant) => Promise<Adapted>;

/** The adapter of every channel. */
export const adapters = Object.fromEntries(Object.entries(inbound).map(([name, { adapt }]) => [name, adapt])) as Record<
  Channel,
  Adapter
>;
