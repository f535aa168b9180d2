import type { Case } from '#domain/case/case.ts';
import type { Instant } from '#domain/time.ts';
import { caseIdIn, changesPartition, personPartition, shards } from './keys.ts';
import { headsOf } from './look-ups.ts';
import type { Table } from './table.ts';

const HOUR_MS = 60 * 60 * 1000;
/** Changes of one partition that are read; more, and whoever asks reads everything again. */
const MOST = 50;
/** Somebody's tasks that are looked at for which cases they are of. */
const MOST_TASKS = 500;

export type Changes = { cases: Case[]; isWhole: boolean };

const hoursBetween = (since: Instant, now: Instant): string[] => {
  const [first, last] = [since, now].map((at) => Math.floor(Date.parse(at) / HOUR_MS)) as [number, number];
  return Array.from({ length: last - first + 1 }, (_, index) => new Date((first + index) * HOUR_MS).toISOString());
};

/** The cases that somebody has tasks in. */
export const casesOfTasks = async (table: Table, person: string): Promise<Set<string>> => {
  const { keys: found } = await table.index('gsi1', personPartition(person), { limit: MOST_TASKS });
  return new Set(found.map(caseIdIn));
};

/**
 * The cases that something happened in since an instant, as they stand now. What is read does not grow with how much there is:
 * `isWhole` says whether it was all.
 */
export const casesChanged = async (
  table: Table,
  { since, now, only }: { since: Instant; now: Instant; only?: ReadonlySet<string> },
): Promise<Changes> => {
  const partitions = hoursBetween(since, now).flatMap((hour) => shards.map((shard) => changesPartition(hour, shard)));
  const pages = await Promise.all(
    partitions.map((partition) => table.index('gsi2', partition, { from: since, limit: MOST, descending: true })),
  );
  const ids = [...new Set(pages.flatMap((page) => page.keys.map(caseIdIn)))];
  const cases = await headsOf(table, only ? ids.filter((id) => only.has(id)) : ids);
  return { cases, isWhole: pages.every((page) => page.keys.length < MOST) };
};
