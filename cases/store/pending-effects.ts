import type { Instant } from '#domain/time.ts';
import { pendingPartition, SHARDS } from './keys.ts';
import type { OutboxItem } from './outbox.ts';
import type { Item, Table } from './table.ts';

/** Small, so that whoever works through them can stop soon. */
const PAGE = 25;
const PAGES = 50;

/** Where a shard of the index was left; absent at its beginning. */
type Place = { partition: string; cursor?: string };

/** Those due first go first; of those due at once, in the order in which their case asked for them. */
const oldestFirst = (items: Item[]): OutboxItem[] => {
  const place = ({ gsi2sk = '', effectId }: Item) => `${gsi2sk} ${String(effectId)}`;
  return items.toSorted((a, b) => (place(a) < place(b) ? -1 : 1)) as unknown as OutboxItem[];
};

/** A page of a shard. The index lags behind: what was postponed or given up a moment ago is not due, what was done is not there any more. */
const pageOf = async (table: Table, { partition, cursor }: Place, to: Instant) => {
  const found = await table.index('gsi2', partition, { to, limit: PAGE, ...(cursor && { cursor }) });
  const items = await table.getMany(found.keys);
  return {
    due: items.filter(({ gsi2pk, gsi2sk = '' }) => gsi2pk === partition && gsi2sk <= to),
    rest: found.cursor ? [{ partition, cursor: found.cursor }] : [],
  };
};

/**
 * Effects in the outbox that are due, the oldest first, a page of every shard at a time and a bounded number of pages. Whoever
 * stops in between loses nothing: what was not done is first the next time.
 */
export async function* pendingEffects(table: Table, to: Instant): AsyncGenerator<OutboxItem[]> {
  let places: Place[] = Array.from({ length: SHARDS }, (_, shard) => ({ partition: pendingPartition(shard) }));
  for (let page = 0; page < PAGES && places.length > 0; page++) {
    const pages = await Promise.all(places.map((place) => pageOf(table, place, to)));
    places = pages.flatMap(({ rest }) => rest);
    yield oldestFirst(pages.flatMap(({ due }) => due));
  }
}
