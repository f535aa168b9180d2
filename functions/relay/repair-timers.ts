import { duePartition, queuePartition, SHARDS } from '#cases/store/keys.ts';
import type { IndexName, Item } from '#cases/store/table.ts';
import type { Case, Task } from '#domain/case/case.ts';
import type { Effect } from '#domain/case/effects.ts';
import { escalationTimer } from '#domain/tasks/escalation-timer.ts';
import { setTimerEffect } from '#domain/timers/recalculate-timers.ts';
import { taskKinds } from '#domain/vocabulary.ts';
import { log } from '#platform/log.ts';
import type { RelayDeps } from './deps.ts';

type SetTimer = Extract<Effect, { effect: 'set-timer' }>;

/** A timer that should have struck so long ago has lost its schedule; one a day old has been mended often enough: an alarm rang. */
const LOST_MS = 3 * 60_000;
const OLDEST_MS = 24 * 60 * 60_000;
const PAGE = 100;
const PAGES = 5;

/** Items of a partition up to an instant, the latest first, a bounded number. */
const newest = async (index: IndexName, partition: string, to: string, { table }: RelayDeps): Promise<Item[]> => {
  const items: Item[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page++) {
    const found = await table.index(index, partition, {
      to,
      limit: PAGE,
      descending: true,
      ...(cursor && { cursor }),
    });
    items.push(...(await table.getMany(found.keys)));
    cursor = found.cursor;
    if (!cursor) break;
  }
  return items;
};

const ofCase = ({ caseId, timers }: Case): SetTimer[] =>
  timers.flatMap((timer) => setTimerEffect(caseId, timer)) as SetTimer[];

const ofTask = (task: Task, { policy, clock }: RelayDeps): SetTimer[] =>
  task.status === 'open' ? (escalationTimer(task, { policy, clock }) as SetTimer[]) : [];

const shards = Array.from({ length: SHARDS }, (_, shard) => shard);

/** The timers that should strike by now, of cases and of tasks past their date. */
const overdue = async (to: string, deps: RelayDeps): Promise<SetTimer[]> => {
  const found: SetTimer[] = [];
  for (const shard of shards) {
    for (const kind of ['DUE', 'LATE'] as const)
      found.push(
        ...(await newest('gsi3', duePartition(kind, shard), to, deps)).flatMap((item) =>
          ofCase(item as unknown as Case),
        ),
      );
    for (const kind of taskKinds)
      found.push(
        ...(await newest('gsi2', queuePartition(kind, shard), to, deps)).flatMap((item) =>
          ofTask(item as unknown as Task, deps),
        ),
      );
  }
  return found;
};

/**
 * Sets the timers again that should have struck and did not: their schedule was lost. They strike in a moment; one that
 * struck meanwhile is told apart by its date, so that nothing happens twice. Called every few minutes.
 */
export const repairTimers = async (deps: RelayDeps): Promise<void> => {
  const now = Date.parse(deps.clock.now());
  const [from, to] = [now - OLDEST_MS, now - LOST_MS].map((time) => new Date(time).toISOString()) as [string, string];
  for (const { name, at, timerEvent } of (await overdue(to, deps)).filter((one) => one.at >= from && one.at <= to)) {
    await deps.scheduler.set(name, at, timerEvent);
    log('warn', 'timer mended', { caseId: timerEvent.caseId, timer: timerEvent.timer });
  }
};
