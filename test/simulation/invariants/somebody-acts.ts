import type { CaseFile } from '#domain/case/case-file.ts';
import type { Task } from '#domain/case/task.ts';
import { isPaused } from '#domain/tasks/escalation-pause.ts';
import { nextStep } from '#domain/tasks/escalation-policy.ts';
import { type Invariant, isEnded, notYetMissed, type Observed, ofEachCaseAtRest } from './observed.ts';

const CUSTOMER = 'customer';

const short = (taskId: string): string => taskId.slice(taskId.indexOf('.') + 1);

/** Somebody who must act: the customer, a person of the policy, or the supervisor who was told that nobody could be found. */
const hasSomebody = ({ messages }: CaseFile, { taskId, assignee }: Task, { policy }: Observed): boolean =>
  assignee === undefined
    ? messages.some(({ messageId }) => messageId === `opened-${taskId}`)
    : assignee === CUSTOMER || policy.people.some(({ id }) => id === assignee);

const isOpen = ({ status }: Task): boolean => status === 'open';

/** An open case at rest has somebody who must act. That a timer runs is not enough: a date is nobody. */
export const somebodyMustAct: Invariant = {
  name: 'somebody must act',
  broken: ofEachCaseAtRest((file, observed) => {
    if (isEnded(file)) return [];
    const open = file.tasks.filter(isOpen);
    const nobody = open.filter((task) => !hasSomebody(file, task, observed));
    return [
      ...(open.length === 0 ? [`is ${file.head.status} and waits for nobody`] : []),
      ...nobody.map(({ taskId }) => `${short(taskId)} waits for nobody`),
    ];
  }),
};

/** An execution waits for work that somebody still has to do: not for what was decided or withdrawn. */
export const executionsGoOn: Invariant = {
  name: 'executions go on',
  broken: ofEachCaseAtRest(({ head, tasks }, { waiting }) =>
    head.setAsideAt
      ? []
      : tasks
          .filter((task) => task.token && waiting.has(task.token) && !isOpen(task))
          .map(({ taskId, status }) => `an execution waits for ${short(taskId)}, which is ${status}`),
  ),
};

/** What the follow-up of a cycle opens; all else is opened by the complaint's execution. */
const isLater = ({ kind }: Task): boolean => kind === 'promise' || kind === 'survey';

/** A planned task is about to be opened by the execution of its cycle, which is at work or waits for something else before. */
export const planned: Invariant = {
  name: 'planned work is opened',
  broken: ofEachCaseAtRest(({ head, tasks }, { waiting }) => {
    if (head.setAsideAt) return [];
    const awaited = tasks.filter(({ token }) => token && waiting.has(token));
    return tasks
      .filter(({ status }) => status === 'planned')
      .filter((task) => !awaited.some((one) => one.cycle === task.cycle && isLater(one) === isLater(task)))
      .map(({ taskId }) => `${short(taskId)} is planned and nothing opens it`);
  }),
};

/** Work that waits has a timer that says so, until its escalation policy has no further step. */
export const escalationRuns: Invariant = {
  name: 'escalation runs',
  broken: ofEachCaseAtRest((file, { timers, lost, policy, clock }) => {
    const set = [...timers.values(), ...notYetMissed(lost)].map(({ timerEvent }) => timerEvent);
    return file.tasks
      .filter((task) => isOpen(task) && !isPaused(file, task))
      .filter((task) => nextStep(task, { step: task.step, from: task.openedAt ?? task.plannedAt }, { policy, clock }))
      .filter(
        ({ taskId, step }) => !set.some((one) => one.timer === 'task' && one.taskId === taskId && one.step === step),
      )
      .map(({ taskId, step }) => `${short(taskId)} has no timer for step ${step} of its escalation policy`);
  }),
};
