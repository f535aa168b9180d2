import type { Policy } from '#domain/policy/policy.ts';
import type { Clock, Instant } from '#domain/time.ts';
import { isCancelled } from '../tasks/cancel.ts';
import { isRequestForData } from '../tasks/data-request.ts';
import { escalationTimer } from '../tasks/escalation-timer.ts';
import { taskSchedule } from '../tasks/task-schedule.ts';
import type { CaseFile } from './case-file.ts';
import type { CaseItem, Change } from './change.ts';
import { eventsOf } from './events.ts';
import { waitingTasks } from './merge.ts';

/**
 * Nobody works on a case any more: the tasks that wait for a person are withdrawn and their timers dropped. The executions go
 * on waiting with their tokens, so that the case can be resumed where it stood. What the customer asked about their personal data
 * stays open in a case that is set aside. Ask `mergeBlocker` (domain/case/merge.ts) first.
 */
export const park = (
  file: CaseFile,
  status: 'merged' | 'set-aside',
  at: Instant,
): Required<Pick<Change, 'set' | 'items' | 'effects'>> => {
  // What is carried over goes on in the other case; of one that is set aside, nobody else would answer it.
  const tasks = waitingTasks(file).filter((task) => status === 'merged' || !isRequestForData(task));
  return {
    set: { status, setAsideAt: at },
    items: tasks.map((task): CaseItem => ({ kind: 'task-change', task, set: { status: 'withdrawn' } })),
    effects: tasks.map((task) => ({ effect: 'drop-timer', name: taskSchedule(task) }) as const),
  };
};

/** The status a case had when it was parked, as the event of that says (`was`). */
const statusBefore = ({ events, head }: CaseFile): CaseFile['head']['status'] => {
  const named = eventsOf(events, 'merged', 'kind-changed').findLast(({ data }) => data.was !== undefined);
  return named?.data.was ?? head.status;
};

/** A parked case goes on where it stood, with the dates it had: parking does not extend any deadline. */
export const resume = (
  file: CaseFile,
  { policy, clock }: { policy: Policy; clock: Clock },
): Required<Pick<Change, 'set' | 'clear' | 'items' | 'effects'>> => {
  const { head } = file;
  const tasks = file.tasks.filter(
    (task) => task.cycle === head.cycle && task.status === 'withdrawn' && !isCancelled(file.events, task),
  );
  return {
    set: { status: statusBefore(file) },
    clear: ['setAsideAt', 'mergedInto'],
    items: tasks.map((task): CaseItem => ({ kind: 'task-change', task, set: { status: 'open' } })),
    effects: tasks.flatMap((task) => escalationTimer(task, { policy, clock })),
  };
};
