import type { Instant } from '#domain/time.ts';
import { shards } from './keys.ts';
import type { Item, Table } from './table.ts';

/** Where a shard of the index was left; `cursor` is absent at its beginning. */
type Place = { partition: string; cursor?: string };

/** What lies in shards of the second index by the time it is due. */
type Due = {
  partitionOf: (shard: number) => string | readonly string[];
  to: Instant;
  /** Items of a shard in a page. Small, so that whoever works through them can stop soon. */
  page: number;
  /** The most pages. */
  pages: number;
};

/** A page of a shard. The index lags behind: what was put off or taken out a moment ago is not due. */
const pageOf = async (table: Table, { partition, cursor }: Place, { to, page }: Due) => {
  const found = await table.index('gsi2', partition, { to, limit: page, ...(cursor && { cursor }) });
  const items = await table.getMany(found.keys);
  return {
    due: items.filter(({ gsi2pk, gsi2sk }) => gsi2pk === partition && gsi2sk !== undefined && gsi2sk <= to),
    rest: found.cursor ? [{ partition, cursor: found.cursor }] : [],
  };
};

/**
 * What is due by an instant, a page of every shard at a time and a bounded number of pages. Whoever stops in between loses nothing:
 * what was not done is first the next time.
 */
export async function* dueInShards(table: Table, due: Due): AsyncGenerator<Item[]> {
  let places: Place[] = shards.flatMap(due.partitionOf).map((partition) => ({ partition }));
  for (let page = 0; page < due.pages && places.length > 0; page++) {
    const pages = await Promise.all(places.map((place) => pageOf(table, place, due)));
    places = pages.flatMap(({ rest }) => rest);
    yield pages.flatMap((one) => one.due);
  }
}
