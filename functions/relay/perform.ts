import canonicalize from 'canonicalize';
import { indexWords } from '#cases/store/blind-words.ts';
import { findTask } from '#cases/store/find-task.ts';
import type { OutboxItem } from '#cases/store/outbox.ts';
import { lookSoon, watchExecution } from '#cases/store/watched.ts';
import type { Effect } from '#domain/case/effects.ts';
import { executionName } from '#domain/case/ids.ts';
import type { Task } from '#domain/case/task.ts';
import { Permanent } from '#domain/failures.ts';
import { taskOfSchedule, taskSchedule } from '#domain/tasks/task-schedule.ts';
import { instantAfter } from '#domain/time.ts';
import { isOfHead, scheduleOf } from '#domain/timers/recalculate-timers.ts';
import { classify } from '#platform/lambda-handler.ts';
import { log } from '#platform/log.ts';
import { announceEvents } from './announce-events.ts';
import type { RelayDeps } from './deps.ts';
import { execute } from './execute.ts';
import { fetchAttachment } from './fetch-attachment.ts';
import { handOver } from './hand-over.ts';
import { publish } from './publish.ts';
import { schedulesNow } from './schedules-now.ts';
import { sendMessage } from './send.ts';
import { writeUnlessSeen } from './write-unless-seen.ts';

type Of<Name extends Effect['effect']> = Extract<Effect, { effect: Name }> & { caseId: string };

/** An execution that did not begin, or did not go on after a decision, is looked at so soon: when its states have tried all they may. */
const LOOK_MS = 5 * 60_000;

const soon = (clock: RelayDeps['clock']): string => instantAfter(clock.now(), LOOK_MS);

/** It is watched before it is started: one that nobody could start is found. */
const start = async (
  { machine, cycle, input: given, caseId }: Of<'start'>,
  { executions, table, clock }: RelayDeps,
): Promise<void> => {
  const ofCycle = executionName(caseId, cycle);
  const name = machine === 'complaint' ? ofCycle : `${ofCycle}-follow-up`;
  const input = canonicalize(given ?? { caseId, cycle }) ?? '';
  await watchExecution(table, { caseId, cycle, machine, name, input, startedAt: clock.now() }, soon(clock));
  await executions.start(machine, name, input);
};

/**
 * A decided task has no next step: a schedule that stayed would call a function, which would read the case and find nothing to do. It
 * costs no more than that, so the execution does not wait for it.
 */
const dropStep = (task: Task, { scheduler }: RelayDeps): Promise<void> =>
  scheduler.drop(taskSchedule(task)).catch((error: unknown) => {
    log('info', 'a schedule was left', { caseId: task.caseId, cause: classify(error).message });
  });

/** The token is read, not carried: it stays in the task. */
const resume = async ({ taskId, caseId }: Of<'resume'>, deps: RelayDeps): Promise<void> => {
  const { table, executions, clock } = deps;
  const [task] = await Promise.all([findTask(table, taskId), lookSoon(table, caseId, soon(clock))]);
  // Where several are asked for one approval at once the execution waits for one of them, whoever decides it.
  const isShared = task?.kind === 'approve';
  if (task?.status !== 'decided' && !(isShared && task.status === 'withdrawn'))
    throw new Permanent('The task to resume is not decided');
  if (!task.token && isShared) return;
  if (!task.token) throw new Permanent('The task to resume has no token');
  await executions.resume(task.token, JSON.stringify(task.output ?? {}));
  if (task.status === 'decided') await dropStep(task, deps);
};

/** Whether the schedule of that name, which stands on neither the head nor a task, is one that the case should have. */
const isExpected = async (name: string, caseId: string, deps: RelayDeps): Promise<boolean> =>
  (await schedulesNow(caseId, deps)).some((schedule) => schedule.name === name);

/**
 * Whether what a timer would say still holds. An effect that was left to the sweep may be older than one that came after
 * it under the same name, and must not set the timer to an earlier state.
 */
const stillHolds = async ({ name, timerEvent }: Of<'set-timer'>, deps: RelayDeps): Promise<boolean> => {
  if (timerEvent.timer === 'task') {
    const task = await findTask(deps.table, timerEvent.taskId);
    return task?.status === 'open' && task.step === timerEvent.step;
  }
  if (timerEvent.timer !== 'case') return isExpected(name, timerEvent.caseId, deps);
  const head = await deps.cases.head(timerEvent.caseId);
  const running = head?.timers.find(({ id }) => id === timerEvent.id);
  return running?.dueAt === timerEvent.dueAt && running.next?.thresholdPercent === timerEvent.thresholdPercent;
};

const setTimer = async (timer: Of<'set-timer'>, deps: RelayDeps): Promise<void> => {
  const { name, at, timerEvent } = timer;
  if (await stillHolds(timer, deps)) await deps.scheduler.set(name, at, timerEvent);
  else log('info', 'timer is out of date', { caseId: timerEvent.caseId, timer: timerEvent.timer });
};

/**
 * Whether a schedule is needed again that was to be dropped. A repeat of the effect must not take away what was set since
 * under the same name: a case that is reopened, or resumed, has timers that have fired as often as those it had before.
 */
const isNeededAgain = async (name: string, caseId: string, deps: RelayDeps): Promise<boolean> => {
  const scheduled = taskOfSchedule(name);
  if (scheduled) {
    const task = await findTask(deps.table, scheduled.taskId);
    return task?.status === 'open' && task.step === scheduled.step;
  }
  if (!isOfHead(name)) return isExpected(name, caseId, deps);
  const running = (await deps.cases.head(caseId))?.timers ?? [];
  return running.some((timer) => timer.next && scheduleOf(caseId, timer) === name);
};

const dropTimer = async ({ name, caseId }: Of<'drop-timer'>, deps: RelayDeps): Promise<void> => {
  if (!(await isNeededAgain(name, caseId, deps))) await deps.scheduler.drop(name);
  else log('info', 'timer is needed again', { caseId });
};

/** Timers of one name in their order, others side by side. */
const timersOf = async (
  { timers, caseId }: Extract<OutboxItem, { effect: 'timers' }>,
  deps: RelayDeps,
): Promise<void> => {
  const inOrder = async (ofOneName: typeof timers): Promise<void> => {
    for (const timer of ofOneName)
      await (timer.effect === 'set-timer'
        ? setTimer({ ...timer, caseId }, deps)
        : dropTimer({ ...timer, caseId }, deps));
  };
  await Promise.all([...Map.groupBy(timers, ({ name }) => name).values()].map(inOrder));
};

const wordsOf = async ({ caseId, texts, opens = false }: Of<'index-words'>, deps: RelayDeps): Promise<void> =>
  indexWords(deps.table, { caseId, texts, opens }, (await deps.identity()).current);

/** Does what an effect asks for. Each may be done twice without harm. Throws what the service throws. */
export const perform = (item: OutboxItem, deps: RelayDeps): Promise<void> => {
  switch (item.effect) {
    case 'start':
      return start(item, deps);
    case 'resume':
      return resume(item, deps);
    case 'send':
      return sendMessage(item, deps);
    case 'fetch-attachment':
      return fetchAttachment(item, deps);
    case 'set-timer':
      return setTimer(item, deps);
    case 'drop-timer':
      return dropTimer(item, deps);
    case 'timers':
      return timersOf(item, deps);
    case 'index-words':
      return wordsOf(item, deps);
    case 'notice':
      return writeUnlessSeen(item, deps);
    case 'publish':
      return publish(item, deps);
    case 'notify':
      return handOver(item, deps);
    case 'execute':
      return execute(item, deps);
    case 'announce':
      return announceEvents(item, deps);
  }
};
