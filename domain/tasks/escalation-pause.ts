import type { CaseContext, CaseFile } from '#domain/case/case-file.ts';
import type { ChangePart } from '#domain/case/change.ts';
import type { Task } from '#domain/case/task.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { type Clock, type Instant, instantAfter } from '#domain/time.ts';
import { escalationTimer } from './escalation-timer.ts';

/** The request to complete the complaint that waits for the customer, if there is one. */
export const openCompletion = ({ head, tasks }: Pick<CaseFile, 'head' | 'tasks'>): Task | undefined =>
  tasks.find(({ kind, cycle, status }) => kind === 'completion' && cycle === head.cycle && status === 'open');

/** Another opinion that an expert was asked for, as those there are differ. */
export const openThirdOpinion = ({ head, tasks }: Pick<CaseFile, 'head' | 'tasks'>): Task | undefined =>
  tasks.find(({ kind, cycle, status }) => kind === 'third-opinion' && cycle === head.cycle && status === 'open');

/**
 * The escalation of an examination is paused while the customer is asked to complete the complaint, and that of a decision between
 * opinions while another one is asked for.
 */
export const isPaused = (file: CaseFile, { kind }: Task): boolean =>
  (kind === 'examine' && openCompletion(file) !== undefined) ||
  (kind === 'reconcile' && openThirdOpinion(file) !== undefined);

/** What goes on when a request has its end. */
const pausedBy = ({ kind }: Task): Task['kind'] => (kind === 'third-opinion' ? 'reconcile' : 'examine');

/** What was paused goes on: its due date and the steps still to come are later by as long as the request was open. */
export const resumeEscalation = (
  { file: { tasks }, at, deps }: CaseContext<{ policy: Policy; clock: Clock }>,
  request: Task,
): ChangePart => {
  const waited = Date.parse(at) - Date.parse(request.openedAt ?? request.plannedAt);
  const later = (instant: Instant) => instantAfter(instant, waited);
  const task = tasks.find(
    ({ kind, cycle, status }) => kind === pausedBy(request) && cycle === request.cycle && status === 'open',
  );
  if (!task) return {};
  const { dueAt, plannedAt, openedAt = plannedAt, countsFrom = openedAt } = task;
  const moved = { countsFrom: later(countsFrom), dueAt: later(dueAt) };
  return {
    items: [{ kind: 'task-change', task, set: moved }],
    // A name of its own: the timer of this step may have fired, and EventBridge Scheduler deletes it some time after.
    effects: escalationTimer({ ...task, ...moved }, deps).map((effect) =>
      effect.effect === 'set-timer'
        ? { ...effect, name: `${effect.name}-${request.taskId.split('.').at(-1)}` }
        : effect,
    ),
  };
};
