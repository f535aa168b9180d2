import type { Instant } from '#domain/time.ts';
import { caseIdIn, retentionPartition, SHARDS } from './keys.ts';
import type { Table } from './table.ts';

/** The ids of cases whose personal data has to be looked at by an instant, at most that many; the index lags a moment behind. */
export async function* casesDueForRetention(table: Table, to: Instant, limit: number): AsyncGenerator<string> {
  for (let shard = 0; shard < SHARDS; shard++) {
    const { keys: found } = await table.index('gsi2', retentionPartition(shard), { to, limit: limit / SHARDS });
    yield* found.map(caseIdIn);
  }
}
