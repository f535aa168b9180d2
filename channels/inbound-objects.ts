import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import type { Instant } from '#domain/time.ts';
import { type Channel, channelNamed } from './names.ts';

/** Something that lies in the inbound bucket. */
export type Stored = { key: string; receivedAt: Instant };

/** A platform's delivery in the bucket. `id` is made from its key, so that a repeat of the work is seen. */
export type StoredDelivery = Stored & { id: string; channel: Channel };

/** Everything but mail lies under this, by channel and day. */
const CHANNELS_PREFIX = 'inbound/channels/';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Where a delivery is kept: `inbound/channels/whatsapp/2026-11-23/<id>`. */
export const keyOf = (channel: Channel, receivedAt: Instant, id: string): string =>
  `${CHANNELS_PREFIX}${channel}/${receivedAt.slice(0, 10)}/${id}`;

/** An id that sorts by time and is always the same for the same text. */
export const steadyId = (at: Instant, text: string): string =>
  v7({ msecs: Date.parse(at), random: createHash('sha256').update(text).digest().subarray(0, 16) });

/** When an id of ours was made, which is when what it names came in. */
export const timeOf = (id: string): Instant =>
  new Date(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toISOString();

/**
 * What an object is, by its key; undefined for a mail. Objects that others put under a channel's prefix (recordings'
 * transcripts of Connect, exports) have names of their own and the time of their event.
 * @throws RangeError for a channel that does not exist
 */
export const deliveryAt = ({ key, receivedAt }: Stored): StoredDelivery | undefined => {
  if (!key.startsWith(CHANNELS_PREFIX)) return undefined;
  const [name = ''] = key.slice(CHANNELS_PREFIX.length).split('/', 1);
  const channel = channelNamed(name);
  if (!channel) throw new RangeError('An object of an unknown channel');
  const [ours] = UUID.exec(key) ?? [];
  return ours
    ? { key, channel, id: ours, receivedAt: timeOf(ours) }
    : { key, channel, id: steadyId(receivedAt, key), receivedAt };
};
