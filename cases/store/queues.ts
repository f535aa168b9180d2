import type { Case } from '#domain/case/case.ts';
import { taskKindOf } from '#domain/case/ids.ts';
import type { Task } from '#domain/case/task.ts';
import type { TaskKind } from '#domain/tasks/kinds.ts';
import type { Instant } from '#domain/time.ts';
import {
  dueAtPlace,
  duePartition,
  personPartition,
  placeInQueue,
  queuePartition,
  shards,
  teamPartition,
  waitingPartition,
} from './keys.ts';
import { headsOf } from './look-ups.ts';
import { type PageSource, placesUpTo, readPage } from './pages.ts';
import type { Placed, Table } from './table.ts';

/** Indexes lag a moment behind what is stored. All that is read here may miss what was stored this second. */

/** How many open tasks somebody has; `limit` stands for that many or more. */
export const openTaskCount = async (table: Table, person: string, limit: number): Promise<number> =>
  (await table.index('gsi1', personPartition(person), { limit })).keys.length;

/**
 * Whose open tasks, or of which kinds, or all that the team has to do, or what the customers of somebody's cases have to do. Those
 * that no rule could place are in the queue of the person `undefined`.
 */
export type TaskQueue =
  | { person: string | undefined }
  | { kinds: readonly TaskKind[] }
  | { team: true }
  | { waitingFor: string };

/** Which part of a list: up to an instant, from where the page before ended. */
export type ListRange = { to?: Instant; cursor?: string };

/** A task with the head of its case. */
export type QueuedTask = { task: Task; head: Case };

const sourceOf = (queue: TaskQueue): PageSource => {
  if ('kinds' in queue)
    return {
      index: 'gsi2',
      partitions: queue.kinds.map(queuePartition),
    };
  if ('team' in queue) return { index: 'gsi3', partitions: shards.map(teamPartition) };
  if ('waitingFor' in queue) return { index: 'gsi3', partitions: [waitingPartition(queue.waitingFor)] };
  return { index: 'gsi1', partitions: [personPartition(queue.person)] };
};

/** How many tasks wait in a queue, planned ones as well; `limit` of a partition of it stands for that many or more. */
export const countTasks = async (table: Table, queue: TaskQueue, limit: number): Promise<number> => {
  const { index, partitions } = sourceOf(queue);
  const counts = await Promise.all(partitions.map((partition) => table.count(index, partition, { limit })));
  return counts.reduce((sum, count) => sum + count, 0);
};

/** What the keys of an index say of a task that is planned or open. */
export type TaskInQueue = { kind: TaskKind; dueAt: Instant };

const taskAt = ({ sk, place }: Placed): TaskInQueue[] => {
  const kind = taskKindOf(sk.slice('TASK#'.length));
  return kind ? [{ kind, dueAt: dueAtPlace(place) }] : [];
};

/** Up to when all are wanted, and how many are enough. */
type Wanted = { to: Instant; limit: number };

const listOf = (person: string) => ({ index: 'gsi1', partition: personPartition(person) }) as const;

/** Somebody's tasks without reading them: all up to `limit`, and where there are more, at least those that are due by then. */
export const tasksOfPerson = async (table: Table, person: string, { to, limit }: Wanted): Promise<TaskInQueue[]> => {
  const { found } = await placesUpTo(table, listOf(person), { to, page: limit, limit: 2 * limit });
  return found.flatMap(taskAt);
};

/** Keys of a page of what one of many, or the team, has to do: some six units of reading (Developer Guide, "Read consumption"). */
const PAGE = 250;

/** How many tasks somebody has, and those of them that are due by an instant, each up to `limit`: who has many is counted, and only what is due is looked at. */
export const workOfPerson = async (
  table: Table,
  person: string,
  { to, limit }: Wanted,
): Promise<{ count: number; due: TaskInQueue[] }> => {
  const { found, hasMore } = await placesUpTo(table, listOf(person), { to, page: PAGE, limit: 2 * limit });
  const count = hasMore ? await countTasks(table, { person }, limit) : found.length;
  return { count, due: found.flatMap(taskAt).filter(({ dueAt }) => dueAt <= to) };
};

/** What the team has to do by an instant, up to `limit` of a partition, without reading it. */
export const tasksOfTeam = async (table: Table, { to, limit }: Wanted): Promise<TaskInQueue[]> => {
  const partitions = shards.map((shard) => ({ index: 'gsi3', partition: teamPartition(shard) }) as const);
  const found = await Promise.all(partitions.map((one) => placesUpTo(table, one, { to, page: PAGE, limit })));
  return found
    .flatMap((one) => one.found)
    .flatMap(taskAt)
    .filter(({ dueAt }) => dueAt <= to);
};

const byPlace = ({ task: a }: QueuedTask, { task: b }: QueuedTask): number => {
  const [one, other] = [placeInQueue(a), placeInQueue(b)];
  return (one === other ? a.taskId < b.taskId : one < other) ? -1 : 1;
};

/**
 * The open tasks of a queue, a page at a time: urgent calls first, then those of customers who go first, then the others, each by
 * due date.
 * @param range with `to`, only what is due up to then
 */
export const openTasks = async (
  table: Table,
  queue: TaskQueue,
  { to, cursor }: ListRange = {},
): Promise<{ tasks: QueuedTask[]; cursor?: string }> => {
  const { items, ...rest } = await readPage(table, { ...sourceOf(queue), ...(to && { to }) }, cursor);
  const open = (items as unknown as Task[]).filter(({ status }) => status === 'open');
  const ids = [...new Set(open.map(({ caseId }) => caseId))];
  const heads = new Map((await headsOf(table, ids)).map((head) => [head.caseId, head]));
  const tasks = open.flatMap((task) => {
    const head = heads.get(task.caseId);
    return head && (!to || task.dueAt <= to) ? [{ task, head }] : [];
  });
  return { tasks: tasks.sort(byPlace), ...rest };
};

/** A case with a breach lies under LATE, so its other timers are read from there. */
const timerPartitions = (['LATE', 'DUE'] as const).flatMap((kind) => shards.map((shard) => duePartition(kind, shard)));

/** The cases with running timers, by when the next one fires or since when one is breached; a page at a time. */
export const casesWithTimers = async (
  table: Table,
  { to, cursor }: ListRange = {},
): Promise<{ cases: Case[]; cursor?: string }> => {
  const source: PageSource = { index: 'gsi3', partitions: timerPartitions, ...(to && { to }) };
  const { items, ...rest } = await readPage(table, source, cursor);
  // By id: a case that moves from DUE to LATE meanwhile is read in both.
  const cases = new Map((items as unknown as Case[]).map((head) => [head.caseId, head]));
  return { cases: [...cases.values()], ...rest };
};
