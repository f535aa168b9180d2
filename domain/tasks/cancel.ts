import type { CaseFile } from '#domain/case/case-file.ts';
import type { CaseItem, Change } from '#domain/case/change.ts';
import { type CaseEvent, eventsOf } from '#domain/case/events.ts';
import type { Task } from '#domain/case/task.ts';
import { isRequestForData } from './data-request.ts';
import { kindOf } from './kinds.ts';
import { taskSchedule } from './task-schedule.ts';

/**
 * Why open tasks are canceled: the case was settled or reopened, the offer they ask about was answered, somebody higher
 * up has the same question now, dates of a meeting were proposed, taken or called off, somebody decided without the answer, or a merge
 * was undone and the other of the two cases has it.
 */
export type Because =
  | 'settled'
  | 'escalated-further'
  | 'reopened'
  | 'offer-answered'
  | 'customer-updated'
  | 'meeting-arranged'
  | 'decided-without'
  | 'merge-undone';

type Cancellation = Required<Pick<Change, 'events' | 'items' | 'effects'>>;

const NOTHING: Cancellation = { events: [], items: [], effects: [] };

/** Where in the history the customer last answered an offer of the cycle; -1 if never. */
const lastAnswer = (events: CaseEvent[], cycle: number): number =>
  events.findLastIndex(
    ({ type, data }) => type === 'offer-answered' && data.cycle === cycle && data.because !== 'no-answer',
  );

/** Where in the history the customer asked for it: a person who calls, or somebody with more say; -1 if they did not. */
const askedFor = (events: CaseEvent[], { taskId }: Task): number =>
  events.findLastIndex(
    ({ type, actor, data }) =>
      (type === 'person-asked' || (type === 'escalation-raised' && actor.kind === 'customer')) &&
      data.taskId === taskId,
  );

/** A supervisor has it because people may be in danger, or because somebody asked about their personal data: no agreement settles that. */
const isApart = (task: Task): boolean => isRequestForData(task) || /^not-(safe|reached):/.test(task.subject ?? '');

/**
 * The open tasks of a cycle that are obsolete once it has an agreement or a final answer. What the customer asked for with
 * their last answer, or since, is not: they still wait to hear from a person.
 */
export const obsoleteTasks = ({ tasks, events }: Pick<CaseFile, 'tasks' | 'events'>, cycle: number): Task[] => {
  const answered = lastAnswer(events, cycle);
  return tasks.filter(
    (task) =>
      task.cycle === cycle &&
      task.status === 'open' &&
      kindOf(task.kind).isObsoleteOnceSettled &&
      !isApart(task) &&
      (askedFor(events, task) === -1 || askedFor(events, task) < answered),
  );
};

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
        effects: tasks.map((task) => ({ effect: 'drop-timer', name: taskSchedule(task) })),
      };

/** Whether a task was canceled for good: it is not opened again when a parked case is resumed. */
export const isCancelled = (events: CaseEvent[], { taskId }: Task): boolean =>
  eventsOf(events, 'withdrawn').some(({ data }) => data.taskIds.includes(taskId));
