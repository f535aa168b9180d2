import type { Instant } from '#domain/time.ts';
import { dueInShards } from './due-in-shards.ts';
import { watchPartition } from './keys.ts';
import type { Table } from './table.ts';
import type { Watched } from './watched.ts';

const PAGE = 25;
const PAGES = 20;

/** Executions to look at by an instant, of each page those due first first. */
export async function* watchedDue(table: Table, to: Instant): AsyncGenerator<Watched[]> {
  for await (const items of dueInShards(table, { partitionOf: watchPartition, to, page: PAGE, pages: PAGES }))
    yield items.toSorted((a, b) => ((a.gsi2sk ?? '') < (b.gsi2sk ?? '') ? -1 : 1)) as unknown as Watched[];
}
