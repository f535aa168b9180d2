import { createHash } from 'node:crypto';
import type { Instant } from '#domain/time.ts';
import { keys } from './keys.ts';
import type { Item, Key, Write } from './table.ts';

/** What is counted in the day of a channel: one message, known by its id. */
type Counted = { id: string; at: Instant; day: { channel: string; most: number; mayExceed: boolean } };

/** One of the counters of a day, and its share of what the day may bring. */
type Shard = { key: Key; share: number };

/** A message that is counted: the write that does it, and how full its counter is then, in percent. */
export type DayCount = { write: Write; fullness: number };

/** As many counters share a day, unless it may bring so few messages that one does. */
const MOST_SHARDS = 16;
const PER_SHARD = 50;
/** Where the first counter is full, the next ones are asked: near the limit, not all of them. */
const ASKED = 4;

/** The counters that a message may be counted in, the first by its id, so that they fill alike. */
export const shardsAsked = ({ id, at, day: { channel, most } }: Counted): Shard[] => {
  const shards = Math.min(MOST_SHARDS, Math.max(1, Math.floor(most / PER_SHARD)));
  const first = createHash('sha256').update(id).digest().readUInt32BE() % shards;
  return Array.from({ length: Math.min(ASKED, shards) }, (_, next) => {
    const shard = (first + next) % shards;
    const share = Math.floor(most / shards) + (shard < most % shards ? 1 : 0);
    return { key: keys.outgoingDay(channel, at.slice(0, 10), shard), share };
  });
};

/** The write that counts a message in its day; undefined where the day is full and the message has to wait for another. */
export const dayCount = (ask: Counted, items: readonly Item[], ttl: number): DayCount | undefined => {
  const asked = shardsAsked(ask).map((shard) => ({
    ...shard,
    count: items.find(({ pk }) => pk === shard.key.pk)?.['count'] as number | undefined,
  }));
  const free = asked.find(({ count = 0, share }) => count < share);
  const chosen = free ?? (ask.day.mayExceed ? asked[0] : undefined);
  if (!chosen) return undefined;
  const { key, count, share } = chosen;
  const write: Write =
    count === undefined
      ? { put: { ...key, count: 1, ttl }, ifAbsent: true }
      : { update: key, set: { count: count + 1 }, expect: { count } };
  return { write, fullness: Math.floor((((count ?? 0) + 1) * 100) / share) };
};
