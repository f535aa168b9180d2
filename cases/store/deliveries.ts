import { channelNames } from '#channels/names.ts';
import type { Delivery } from '#domain/case/message.ts';
import type { Instant } from '#domain/time.ts';
import { keys, setAsideIndex } from './keys.ts';
import type { Item, Table, Write } from './table.ts';

/** How far back deliveries are listed, in days: each day of each channel is one query. */
export const DELIVERY_DAYS = 31;
const DAY_MS = 24 * 60 * 60 * 1000;

/** How what a channel delivered is stored, once; `original` is where the payload is kept as it came, not shown in lists. */
export const deliveryWrite = ({ delivery, original, setAsideAt }: DeliveryRecord): Extract<Write, { put: Item }> => ({
  put: {
    ...keys.delivery(delivery.channel, delivery.receivedAt, delivery.id),
    ...delivery,
    ...(original !== undefined && { original }),
    ...(setAsideAt !== undefined && setAsideIndex(setAsideAt, delivery.id)),
  },
  ifAbsent: true,
});

type DeliveryRecord = { delivery: Delivery; original?: string; setAsideAt?: Instant };

/**
 * Records what a channel delivered and what became of it. `id` and `receivedAt` must come from the delivery itself, so that
 * a repeat of the work finds the same place.
 * @throws ConditionFailed if it was recorded before
 */
export const recordDelivery = (table: Table, record: DeliveryRecord): Promise<void> =>
  table.write([deliveryWrite(record)]);

/** Whether it was recorded what became of a delivery. */
export const hasDelivery = async (
  table: Table,
  { channel, receivedAt, id }: Pick<Delivery, 'channel' | 'receivedAt' | 'id'>,
): Promise<boolean> => (await table.get(keys.delivery(channel, receivedAt, id))) !== undefined;

const toDelivery = ({ id, channel, receivedAt, result, caseId, reason, ...counted }: Delivery): Delivery => ({
  id,
  channel,
  receivedAt,
  result,
  ...(caseId && { caseId }),
  ...(reason && { reason }),
  ...(counted.concerned && { concerned: counted.concerned }),
  ...(counted.count !== undefined && { count: counted.count }),
  ...(counted.firstAt !== undefined && { firstAt: counted.firstAt }),
  ...(counted.samples && { samples: counted.samples }),
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
 * @param options `since` (default and earliest: `DELIVERY_DAYS` ago), `limit` of rows, `now` as the clock says
 */
export const listDeliveries = async (
  table: Table,
  { channel, besides = [], since, limit, now = new Date().toISOString() }: ListOptions,
): Promise<Delivery[]> => {
  const names: string[] = [...channelNames, ...besides];
  const wanted = channel === undefined ? names : names.filter((known) => known === channel);
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

/** `besides`: what is listed with the channels, by the name its deliveries stand under (`deliveryChannelOf`). */
export type ListOptions = {
  channel?: string;
  besides?: readonly string[];
  since?: Instant;
  limit: number;
  now?: Instant;
};
