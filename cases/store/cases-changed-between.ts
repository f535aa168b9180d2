import type { CaseEvent } from '#domain/case/events.ts';
import type { Instant } from '#domain/time.ts';
import { caseIdIn, changesPartition, keys, shards } from './keys.ts';
import type { Table } from './table.ts';

const HOUR_MS = 60 * 60 * 1000;
const PAGE = 100;

export type Period = { since: Instant; until: Instant };

/** Every hour of the period that changes are listed under. */
const hoursOf = ({ since, until }: Period): Instant[] => {
  const first = Math.floor(Date.parse(since) / HOUR_MS);
  const last = Math.floor(Date.parse(until) / HOUR_MS);
  return Array.from({ length: last - first + 1 }, (_, index) => new Date((first + index) * HOUR_MS).toISOString());
};

/** The cases that something happened in, hour by hour: a case may come once for each hour. Both ends of the period count. */
export async function* casesChangedBetween(table: Table, period: Period): AsyncGenerator<string[]> {
  for (const hour of hoursOf(period)) {
    const found = new Set<string>();
    for (const shard of shards) {
      let cursor: string | undefined;
      do {
        const range = { from: period.since, limit: PAGE, ...(cursor && { cursor }) };
        const page = await table.index('gsi2', changesPartition(hour, shard), range);
        for (const key of page.keys) found.add(caseIdIn(key));
        cursor = page.cursor;
      } while (cursor);
    }
    yield [...found];
  }
}

/** What happened to a case in a period, in the order of its history. */
export const eventsBetween = async (table: Table, caseId: string, { since, until }: Period): Promise<CaseEvent[]> => {
  const events = (await table.query(keys.partition(caseId), 'EVENT#')) as unknown[] as CaseEvent[];
  return events.filter(({ at }) => at >= since && at <= until).toSorted((a, b) => a.seq - b.seq);
};
