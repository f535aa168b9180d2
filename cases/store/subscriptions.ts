import type { Case } from '#domain/case/case.ts';
import { type Instant, instantAfter } from '#domain/time.ts';
import { ifConditionHolds } from './conditional.ts';
import { caseIdIn, keys, learningKeys, pendingPartition, shardOf, untoldPartition } from './keys.ts';
import { headsOf } from './look-ups.ts';
import { type OutboxItem, STREAM_HAS_MS } from './outbox.ts';
import { readPage } from './pages.ts';
import type { Table } from './table.ts';

/** How much a system was not told, up to `limit`. */
export const countUntold = (table: Table, integration: string, limit: number): Promise<number> =>
  table.count('gsi1', untoldPartition(integration), { limit });

type Notify = Extract<OutboxItem, { effect: 'notify' }>;

/** What was given up: of which events of which case, when, and after which answer. */
export type Untold = Notify & { gsi1sk: Instant; failure?: string };

/** What a system was not told, the oldest first, a page at a time, with the heads of the cases it is about. */
export const untoldOf = async (
  table: Table,
  integration: string,
  cursor?: string,
): Promise<{ untold: Untold[]; heads: Map<string, Case>; cursor?: string }> => {
  const { items, ...rest } = await readPage(
    table,
    { index: 'gsi1', partitions: [untoldPartition(integration)] },
    cursor,
  );
  const heads = await headsOf(table, [...new Set(items.map(caseIdIn))]);
  const untold = (items as unknown as Untold[]).sort((a, b) => (a.gsi1sk < b.gsi1sk ? -1 : 1));
  return { untold, heads: new Map(heads.map((head) => [head.caseId, head])), ...rest };
};

/** Effects that are put back at once; whoever has more of them asks again. */
const MOST_AT_ONCE = 200;

/** What was given up within a span, the oldest first, and whether there is more of it. */
const untoldBetween = async (
  table: Table,
  integration: string,
  { since, until }: { since: Instant; until: Instant },
) => {
  const found = await table.index('gsi1', untoldPartition(integration), {
    ...{ from: since, to: until, limit: MOST_AT_ONCE },
  });
  return { keys: found.keys.map(({ sk, pk }) => ({ sk, pk })), hasMore: found.cursor !== undefined };
};

/** What of a system's is asked to be told again: one effect, or all that was given up in a span. */
export type Again = { caseId: string; effectId: string } | { since: Instant; until: Instant };

/** That somebody asked for it, when, and of what. */
export type ToldAgain = { by: string; at: Instant; count?: number } & Partial<{ caseId: string; effectId: string }> &
  Partial<{ since: Instant; until: Instant }>;

/**
 * Puts back into the outbox what was given up, as it was: by the same ids, so that whoever keeps them takes nothing in twice. Who asked
 * is kept before anything is done. What somebody else has put back meanwhile is left to them.
 */
export const tellAgain = async (
  table: Table,
  integration: string,
  { again, by, at }: { again: Again; by: string; at: Instant },
): Promise<{ count: number; hasMore: boolean }> => {
  const record = learningKeys.toldAgain(integration, at, by);
  await table.write([{ put: { ...record, by, at, ...again } }]);
  const { keys: wanted, hasMore } =
    'effectId' in again
      ? { keys: [keys.outbox(again.caseId, again.effectId)], hasMore: false }
      : await untoldBetween(table, integration, again);
  let count = 0;
  for (const update of wanted) {
    const isOurs = await ifConditionHolds(
      table.write([
        {
          update,
          expect: { gsi1pk: untoldPartition(integration) },
          // Old enough for the sweep of the next minute.
          set: {
            ...{ attempts: 0, gsi2pk: pendingPartition(shardOf(caseIdIn(update))) },
            gsi2sk: instantAfter(at, -STREAM_HAS_MS),
          },
          remove: ['gsi1pk', 'gsi1sk'],
        },
      ]),
    );
    count += isOurs ? 1 : 0;
  }
  await table.write([{ update: record, set: { count } }]);
  return { count, hasMore };
};

const LAST = 10;

/** Who had a system told again, the last first; a few. */
export const lastToldAgain = async (table: Table, integration: string): Promise<ToldAgain[]> =>
  (await table.query(keys.subscription(integration).pk, 'AGAIN#', {
    ...{ descending: true, limit: LAST },
  })) as unknown as ToldAgain[];
