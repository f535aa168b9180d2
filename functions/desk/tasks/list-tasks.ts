import { marksOf } from '#cases/store/marks.ts';
import { openTasks, type QueuedTask, type TaskQueue } from '#cases/store/queues.ts';
import type { Case } from '#domain/case/case.ts';
import type { Task } from '#domain/case/task.ts';
import { kindsWhere, opinionKinds, type TaskKind } from '#domain/tasks/kinds.ts';
import { snoozedUntil } from '#domain/tasks/marks.ts';
import type { Instant } from '#domain/time.ts';
import { sees } from '../access/parts.ts';
import type { DeskDeps } from '../contract.ts';
import type { Reader } from '../http/reader.ts';
import { snoozedNow } from '../marks/snoozed.ts';
import type { TaskPage, View } from './contract.ts';
import { taskRows } from './task-row.ts';

/** How long before its date a task counts as about to be late. */
export const SOON = 'PT24H';

/** Where a view reads, up to when, and which of the tasks there belong to it. */
type Source = { queue: TaskQueue; to?: Instant; accepts?: (task: Task, head: Case) => boolean };

const mineOrAll = (reader: Reader, ...kinds: TaskKind[]): Source =>
  sees(reader, 'workOfOthers')
    ? { queue: { kinds } }
    : { queue: { person: reader.id }, accepts: (task) => kinds.includes(task.kind) };

/** What executions wait for the customer to answer. */
export const customerKinds = kindsWhere(({ takenBy, isStandalone }) => takenBy === 'customer' && !isStandalone);

const dueUpTo = (reader: Reader, to: Instant): Source => ({
  queue: sees(reader, 'workOfOthers') ? { team: true } : { person: reader.id },
  to,
});

const sourceOf: Record<Exclude<View, 'snoozed'>, (reader: Reader, deps: DeskDeps) => Source> = {
  mine: ({ id }) => ({ queue: { person: id } }),
  unassigned: () => ({ queue: { person: undefined } }),
  opinions: (reader) => mineOrAll(reader, ...opinionKinds),
  approvals: (reader) => mineOrAll(reader, 'approve'),
  escalations: (reader) => mineOrAll(reader, 'escalation'),
  breaching: (reader, { clock }) => dueUpTo(reader, clock.after(clock.now(), SOON)),
  breached: (reader, { clock }) => {
    const now = clock.now();
    return { ...dueUpTo(reader, now), accepts: ({ dueAt }) => dueAt < now };
  },
  waiting: (reader) =>
    sees(reader, 'workOfOthers')
      ? { queue: { kinds: customerKinds } }
      : {
          queue: { waitingFor: reader.id },
          accepts: ({ kind }, head) => customerKinds.includes(kind) && head.owner === reader.id,
        },
};

/** The open tasks of a view: urgent calls first, then customers who go first, each by due date. */
export const listTasks = async (
  { view, cursor, reader }: { view: View; cursor?: string; reader: Reader },
  deps: DeskDeps,
): Promise<TaskPage> => {
  const { table, clock, policy } = deps;
  const now = clock.now();
  const marks = await marksOf(table, reader.id);
  const reading = { reader, now, marks };
  const { zone } = policy.company;
  if (view === 'snoozed') {
    const { tasks } = await snoozedNow({ person: reader.id, ...reading }, deps);
    return { tasks: await taskRows(tasks, reading, deps), zone };
  }
  const { queue, accepts = () => true, ...range } = sourceOf[view](reader, deps);
  const { tasks, ...rest } = await openTasks(table, queue, { ...range, ...(cursor && { cursor }) });
  // What somebody has put off leaves their own list alone: what others wait for stays in sight.
  const isOff = ({ task: { taskId, dueAt }, head }: QueuedTask): boolean =>
    view === 'mine' && snoozedUntil(marks.get(taskId), { head, dueAt, now }) !== undefined;
  const shown = tasks.filter((one) => accepts(one.task, one.head) && !isOff(one));
  return { tasks: await taskRows(shown, reading, deps), zone, ...rest };
};
