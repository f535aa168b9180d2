import type { Instant } from '#domain/time.ts';
import { dueInShards } from './due-in-shards.ts';
import { pendingPartition, severalPartition } from './keys.ts';
import { effectsOf, type OutboxItem } from './outbox.ts';
import type { Item, Table } from './table.ts';

const PAGE = 25;
const PAGES = 50;

/** Those due first go first; of those due at once, in the order in which their case asked for them. */
const oldestFirst = (items: Item[]): OutboxItem[] => {
  const place = ({ gsi2sk = '', effectId }: Item) => `${gsi2sk} ${String(effectId)}`;
  return items.toSorted((a, b) => (place(a) < place(b) ? -1 : 1)).flatMap(effectsOf);
};

const partitionsOf = (shard: number): string[] => [pendingPartition(shard), severalPartition(shard)];

/** Effects in the outbox that are due, the oldest of each page first. */
export async function* pendingEffects(table: Table, to: Instant): AsyncGenerator<OutboxItem[]> {
  const due = { partitionOf: partitionsOf, to, page: PAGE, pages: PAGES };
  for await (const items of dueInShards(table, due)) yield oldestFirst(items);
}
