import { pendingPartition, SHARDS } from '#cases/store/keys.ts';
import type { OutboxItem } from '#cases/store/outbox.ts';
import type { Item } from '#cases/store/table.ts';
import type { RelayDeps } from '../deps.ts';
import { relay, type Work } from '../relay.ts';

/** Younger effects are left to the stream, which is at work on them. */
const AGE_MS = 30_000;
const PAGE = 100;
const PAGES = 5;

/** In the order in which a case asked for them; what was done since the index was read is not there any more. */
const worksOf = (items: Item[]): Work[] =>
  items
    .map((item) => item as unknown as OutboxItem)
    .sort((a, b) => (a.effectId < b.effectId ? -1 : 1))
    .map((item) => ({ what: 'effect', caseId: item.caseId, item }));

const sweepShard = async (partition: string, to: string, deps: RelayDeps): Promise<void> => {
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page++) {
    const found = await deps.table.index('gsi2', partition, { to, limit: PAGE, ...(cursor && { cursor }) });
    const items = await deps.table.getMany(found.keys);
    // The index lags behind: what was put off or given up a moment ago is not due.
    await relay(worksOf(items.filter(({ gsi2pk, gsi2sk = '' }) => gsi2pk === partition && gsi2sk <= to)), deps);
    cursor = found.cursor;
    if (!cursor) return;
  }
};

/**
 * Repeats the effects that the stream's delivery did not bring to an end. Called every minute; each run is bounded, and
 * what it leaves is first in the next one.
 */
export const sweep = async (deps: RelayDeps): Promise<void> => {
  const to = new Date(Date.parse(deps.clock.now()) - AGE_MS).toISOString();
  for (let shard = 0; shard < SHARDS; shard++) await sweepShard(pendingPartition(shard), to, deps);
};
