import type { Instant } from '#domain/time.ts';
import { pendingPartition, SHARDS } from './keys.ts';
import type { OutboxItem } from './outbox.ts';
import type { Item, Table } from './table.ts';

const PAGE = 100;
const PAGES = 5;

/** In the order in which the cases asked for them. */
const inOrder = (items: Item[]): OutboxItem[] =>
  (items as unknown as OutboxItem[]).sort((a, b) => (a.effectId < b.effectId ? -1 : 1));

/** Effects in the outbox that are due, a page at a time, a bounded number; what is left is first the next time. */
export async function* pendingEffects(table: Table, to: Instant): AsyncGenerator<OutboxItem[]> {
  for (let shard = 0; shard < SHARDS; shard++) {
    const partition = pendingPartition(shard);
    let cursor: string | undefined;
    for (let page = 0; page < PAGES; page++) {
      const found = await table.index('gsi2', partition, { to, limit: PAGE, ...(cursor && { cursor }) });
      const items = await table.getMany(found.keys);
      // The index lags behind: what was postponed or given up a moment ago is not due, what was done is not there any more.
      yield inOrder(items.filter(({ gsi2pk, gsi2sk = '' }) => gsi2pk === partition && gsi2sk <= to));
      cursor = found.cursor;
      if (!cursor) break;
    }
  }
}
