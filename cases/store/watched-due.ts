import type { Instant } from '#domain/time.ts';
import { SHARDS, watchPartition } from './keys.ts';
import type { Item, Table } from './table.ts';
import type { Watched } from './watched.ts';

const PAGE = 25;
const PAGES = 20;

/** Executions to look at by an instant, those due first first, a page of each shard at a time and a bounded number. */
export async function* watchedDue(table: Table, to: Instant): AsyncGenerator<Watched[]> {
  let places: { partition: string; cursor?: string }[] = Array.from({ length: SHARDS }, (_, shard) => ({
    partition: watchPartition(shard),
  }));
  for (let page = 0; page < PAGES && places.length > 0; page++) {
    const found: Item[] = [];
    const rest: typeof places = [];
    for (const { partition, cursor } of places) {
      const { keys: due, cursor: next } = await table.index('gsi2', partition, {
        to,
        limit: PAGE,
        ...(cursor && { cursor }),
      });
      found.push(...(await table.getMany(due)));
      if (next) rest.push({ partition, cursor: next });
    }
    places = rest;
    // The index lags behind: what was looked at a moment ago is not due.
    const due = found.filter(({ gsi2sk }) => gsi2sk !== undefined && gsi2sk <= to);
    yield due.toSorted((a, b) => ((a.gsi2sk ?? '') < (b.gsi2sk ?? '') ? -1 : 1)) as unknown as Watched[];
  }
}
