import type { CaseItem, Change } from '#domain/case/change.ts';
import { type CaseEvent, eventsOf } from '#domain/case/events.ts';
import type { Task } from '#domain/case/task.ts';
import type { TaskKind } from '#domain/vocabulary.ts';

/** Why open work lost its point: the case was settled, or somebody higher up has the same question now. */
export type Because = 'settled' | 'escalated-further';

type Cancellation = Required<Pick<Change, 'events' | 'writes' | 'effects'>>;

const NOTHING: Cancellation = { events: [], writes: [], effects: [] };

/** Work that nobody need do once its journey has an agreement or a final answer. */
const DECIDED_WITH_THE_CASE: TaskKind[] = ['consult', 'completion', 'contact', 'escalation'];

/** The open work of a journey that lost its point when it was settled. */
export const obsoleteTasks = (tasks: Task[], cycle: number): Task[] =>
  tasks.filter((task) => task.cycle === cycle && task.status === 'open' && DECIDED_WITH_THE_CASE.includes(task.kind));

/** Takes open work out of everybody's queue: nobody is asked for what was decided elsewhere. The history says why. */
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
        writes: tasks.map((task): CaseItem => ({ kind: 'task-change', task, set: { status: 'withdrawn' } })),
        effects: tasks.map(({ taskId, step }) => ({ effect: 'drop-timer', name: `task-${taskId}-${step}` })),
      };

/** Whether work was withdrawn for good: it does not come back when a case that was set aside is taken up. */
export const isCancelled = (events: CaseEvent[], { taskId }: Task): boolean =>
  eventsOf(events, 'withdrawn').some(({ data }) => data.taskIds.includes(taskId));
