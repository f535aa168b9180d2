import type { Delivery } from '#domain/case/message.ts';
import type { Instant } from '#domain/time.ts';
import { keys } from './store/keys.ts';
import type { Table, Write } from './store/table.ts';

/** The channels that deliver. A new one is a word here, a folder in `channels` and a line in its `registry.ts`. */
export const channels = [
  'web',
  'email',
  'whatsapp',
  'messenger',
  'instagram',
  'facebook',
  'x',
  'telegram',
  'sms',
  'call',
  'chat',
  'review',
  'survey',
  'crm',
  'staff',
  'csv',
  'zendesk',
  'chatwoot',
] as const;
export type Channel = (typeof channels)[number];

/** How far back deliveries are listed, in days: each day of each channel is one query. */
export const DELIVERY_DAYS = 31;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The write that records what a channel delivered and what became of it, once: it refuses a second record.
 * `id` and `receivedAt` must come from the delivery itself, so that a repeat of the work finds the same key.
 * @param original where the payload is kept as it came, such as an S3 key; not shown in lists
 */
export const deliveryWrite = (delivery: Delivery, original?: string): Write => ({
  put: {
    ...keys.delivery(delivery.channel, delivery.receivedAt, delivery.id),
    ...delivery,
    ...(original !== undefined && { original }),
  },
  ifAbsent: true,
});

const toDelivery = ({ id, channel, receivedAt, result, caseId, reason }: Delivery): Delivery => ({
  id,
  channel,
  receivedAt,
  result,
  ...(caseId && { caseId }),
  ...(reason && { reason }),
});

/** The days from `now` back to `since`, newest first, at most `DELIVERY_DAYS`. */
const daysBack = (now: number, since: number): string[] => {
  const today = Math.floor(now / DAY_MS);
  const first = Math.max(Math.floor(since / DAY_MS), today - DELIVERY_DAYS + 1);
  return Array.from({ length: Math.max(0, today - first + 1) }, (_, back) =>
    new Date((today - back) * DAY_MS).toISOString().slice(0, 10),
  );
};

/**
 * What the channels delivered, newest first. Reads day by day and stops when it has enough, so that its cost is bounded.
 * @param options `since` (default and earliest: `DELIVERY_DAYS` ago), `limit` of rows, `now` as the timer says
 */
export const listDeliveries = async (
  table: Table,
  { channel, since, limit, now = new Date().toISOString() }: ListOptions,
): Promise<Delivery[]> => {
  const wanted = channel === undefined ? channels : channels.filter((known) => known === channel);
  const found: Delivery[] = [];
  for (const day of daysBack(Date.parse(now), since ? Date.parse(since) : 0)) {
    const rows = await Promise.all(
      wanted.map((name) => table.query(keys.delivery(name, day, '').pk, '', { descending: true, limit })),
    );
    const ofDay = (rows.flat() as unknown[] as Delivery[]).filter(({ receivedAt }) => !since || receivedAt >= since);
    found.push(...ofDay.sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1)).map(toDelivery));
    if (found.length >= limit) break;
  }
  return found.slice(0, limit);
};

export type ListOptions = { channel?: string; since?: Instant; limit: number; now?: Instant };
