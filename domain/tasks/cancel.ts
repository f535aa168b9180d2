import type { CaseItem, Change } from '#domain/case/change.ts';
import { type CaseEvent, eventsOf } from '#domain/case/events.ts';
import type { Task } from '#domain/case/task.ts';
import { kindOf } from './kinds.ts';

/** Why open tasks are canceled: the case was settled, or somebody higher up has the same question now. */
export type Because = 'settled' | 'escalated-further';

type Cancellation = Required<Pick<Change, 'events' | 'items' | 'effects'>>;

const NOTHING: Cancellation = { events: [], items: [], effects: [] };

/** The open tasks of a cycle that are obsolete once it has an agreement or a final answer. */
export const obsoleteTasks = (tasks: Task[], cycle: number): Task[] =>
  tasks.filter((task) => task.cycle === cycle && task.status === 'open' && kindOf(task.kind).isObsoleteOnceSettled);

/** Cancels open tasks: they leave all queues and lose their timers. The history says why. */
export const cancelTasks = (tasks: Task[], because: Because): Cancellation =>
  tasks.length === 0
    ? NOTHING
    : {
        events: [
          {
            type: 'withdrawn',
            actor: { kind: 'system' },
            data: { taskIds: tasks.map(({ taskId }) => taskId), because },
          },
        ],
        items: tasks.map((task): CaseItem => ({ kind: 'task-change', task, set: { status: 'withdrawn' } })),
        effects: tasks.map(({ taskId, step }) => ({ effect: 'drop-timer', name: `task-${taskId}-${step}` })),
      };

/** Whether a task was canceled for good: it is not opened again when a parked case is resumed. */
export const isCancelled = (events: CaseEvent[], { taskId }: Task): boolean =>
  eventsOf(events, 'withdrawn').some(({ data }) => data.taskIds.includes(taskId));
