import type { TaskRecord } from '#cases/store/case-records.ts';
import { kindOf, type TaskKind } from '#domain/tasks/kinds.ts';
import type { ExecutionRecord, Inspection, TimerRecord } from './inspection.ts';

/** Something that tells where a case is stuck; `section` is the heading of docs/stuck-case.md that says what to do. */
export type Sign = { what: string; section: string };

/** Younger effects are still on their way. */
const EFFECT_AGE_MS = 2 * 60_000;

/** The state that waits for a task of a kind. */
const stateOf: Partial<Record<TaskKind, string>> = {
  examine: 'Examine',
  consult: 'Consult',
  approve: 'Approve',
  offer: 'Offer',
  points: 'Points',
  promise: 'Promise',
  survey: 'Survey',
};

const ENDED_BADLY = ['FAILED', 'TIMED_OUT', 'ABORTED'];

const isPending = ({ outbox }: Inspection, ...effects: string[]): boolean =>
  outbox.some(({ state, effect }) => state === 'pending' && effects.includes(effect));

const ofHead = ({ head }: Inspection): Sign[] => {
  const signs: Sign[] = [];
  const parked = (what: string) => signs.push({ what, section: 'nobody-is-meant-to-work-on-it' });
  if (head.mergedInto) parked(`It was merged: it goes on as case ${head.mergedInto}`);
  else if (head.setAsideAt) parked(`It was set aside at ${head.setAsideAt}`);
  if (head.destroyedAt) parked(`Its personal data was destroyed at ${head.destroyedAt}`);
  else if (head.blockedAt) parked(`It was blocked at ${head.blockedAt}`);
  return signs;
};

const ofOutbox = ({ outbox, now }: Inspection): Sign[] =>
  outbox.flatMap(({ effect, effectId, state, failure, createdAt, attempts }): Sign[] => {
    const why = failure ? `: ${failure}` : '';
    if (state === 'given-up')
      return [{ what: `Effect ${effectId} (${effect}) was given up${why}`, section: 'an-effect-was-given-up' }];
    if (Date.parse(now) - Date.parse(createdAt) < EFFECT_AGE_MS) return [];
    const tries = attempts > 0 ? `, ${attempts} times failed${why}` : '';
    return [{ what: `Effect ${effectId} (${effect}) waits since ${createdAt}${tries}`, section: 'an-effect-waits' }];
  });

const isRunning = ({ status }: ExecutionRecord): boolean => status === 'RUNNING';

/** A redrive gives a child a new name, so only the newest execution of a kind says how it stands. */
const ofExecutions = (inspection: Inspection): Sign[] => {
  const { head, executions } = inspection;
  if (head.setAsideAt) return [];
  const failed = executions.filter(({ status = '', replaced }) => ENDED_BADLY.includes(status) && !replaced);
  const running = executions.filter(isRunning);
  // A child that failed before its parent was redriven is history.
  const stands = running.length === 0 ? failed : failed.filter(({ machine }) => machine === 'consult');
  if (stands.length > 0)
    return stands.map(({ machine, name, status, states = [], error }) => ({
      what: `Execution ${name} (${machine}) is ${status}${states.length > 0 ? ` in ${states.at(-1)}` : ''}${error ? `: ${error}` : ''}`,
      section: 'an-execution-failed',
    }));
  if (running.length > 0 || head.closedAt || isPending(inspection, 'start')) return [];
  return [{ what: 'No execution runs for it, and none is about to be started', section: 'no-execution-runs' }];
};

const waitsFor = ({ executions }: Inspection, { kind }: TaskRecord): boolean => {
  const state = stateOf[kind];
  return state !== undefined && executions.some((one) => isRunning(one) && one.states?.includes(state));
};

const ofTask = (inspection: Inspection, task: TaskRecord): Sign[] => {
  const { taskId, kind, status, assignee, dueAt, hasToken, cycle } = task;
  const { now, head, tasks } = inspection;
  const signs: Sign[] = [];
  if (status === 'open' && !hasToken && !kindOf(kind).isStandalone)
    signs.push({ what: `Task ${taskId} is open and has no token`, section: 'a-task-has-no-token' });
  if (status === 'open' && !assignee)
    signs.push({ what: `Task ${taskId} is nobody's`, section: 'nobody-has-the-task' });
  if (status === 'open' && assignee && dueAt < now)
    signs.push({ what: `Task ${taskId} was due at ${dueAt}, from ${assignee}`, section: 'somebody-is-late' });
  const isLastOfKind = tasks
    .filter((one) => one.kind === kind && one.cycle === cycle)
    .every((one) => one.status === 'decided');
  if (
    status === 'decided' &&
    cycle === head.cycle &&
    isLastOfKind &&
    waitsFor(inspection, task) &&
    !isPending(inspection, 'resume')
  )
    signs.push({
      what: `Task ${taskId} is decided, and the execution still waits in ${stateOf[kind]}`,
      section: 'decided-and-the-execution-still-waits',
    });
  return signs;
};

const ofTimer = (inspection: Inspection, { of, at, dueAt, breached, scheduledAt }: TimerRecord): Sign[] => {
  if (breached) return [{ what: `Timer ${of} was breached: it was due at ${dueAt}`, section: 'somebody-is-late' }];
  if (!at || scheduledAt || isPending(inspection, 'timers', 'set-timer')) return [];
  return [{ what: `Timer ${of} should fire at ${at} and has no schedule`, section: 'a-timer-has-no-schedule' }];
};

/** What stands in the way of a case, the gravest first. Empty: nothing does, it waits for whoever has its open tasks. */
export const signsOf = (inspection: Inspection): Sign[] => [
  ...ofHead(inspection),
  ...ofOutbox(inspection),
  ...ofExecutions(inspection),
  ...inspection.tasks.flatMap((task) => ofTask(inspection, task)),
  ...inspection.timers.flatMap((timer) => ofTimer(inspection, timer)),
];
