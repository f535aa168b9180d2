import type { Instant } from '#domain/time.ts';
import type { Channel } from '#functions/shared/deliveries.ts';
import { adaptMail } from './mail/adapt.ts';
import { adaptWeb } from './web/adapt.ts';

/** One thing a channel brought, whatever the platform calls it. */
export type Item = {
  kind: 'complaint' | 'message' | 'status' | 'edit' | 'deletion' | 'reaction' | 'survey' | 'other';
  text: string;
  author: { id: string; name?: string; email?: string; phone?: string; handle?: string };
  threadId?: string;
  externalId: string;
  at: Instant;
  attachments: { name?: string; type?: string; size?: number; id?: string }[];
};

/** What an adapter makes of a payload: items, and what it leaves aside with the reason. */
export type Adapted = { items: Item[]; ignored: { reason: string }[] };

/** @param receivedAt when it came, for payloads that do not say when they were written */
export type Adapter = (payload: Uint8Array, receivedAt: Instant) => Promise<Adapted>;

/** Every channel has its folder and its line here. */
export const adapters: Record<Channel, Adapter> = {
  web: adaptWeb,
  email: adaptMail,
};
