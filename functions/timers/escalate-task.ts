import { type CaseItem, type Change, combine } from '#domain/case/change.ts';
import type { TimerEvent } from '#domain/case/effects.ts';
import type { Task } from '#domain/case/task.ts';
import { mayTouch } from '#domain/people/concerned.ts';
import type { EscalationStep } from '#domain/policy/schema/deadlines.ts';
import { isPaused } from '#domain/tasks/escalation-pause.ts';
import { nextStep } from '#domain/tasks/escalation-policy.ts';
import { escalationTimer } from '#domain/tasks/escalation-timer.ts';
import { log } from '#platform/log.ts';
import type { TimerContext, TimerDeps } from './deps.ts';
import { escalate } from './escalation-step.ts';
import { endUnanswered } from './no-answer.ts';
import type { OverdueTaskContext, StepEffect } from './overdue-task.ts';
import { callCustomer, remind } from './remind.ts';

/** What each step does; `no-answer` is not here, since it ends the task. */
const steps: Record<Exclude<EscalationStep['do'], 'no-answer'>, (context: OverdueTaskContext) => StepEffect> = {
  remind,
  'next-on-rota': escalate,
  substitute: escalate,
  manager: escalate,
  supervisor: escalate,
  head: escalate,
  'owner-calls': (context) => callCustomer(context),
};

/** The task after the step. Refused if another step was taken since it was read: of two timers that fire at once one wins. */
const afterStep = (task: Task, { task: changed = {} }: StepEffect): CaseItem => ({
  kind: 'task-change',
  task,
  set: { step: task.step + 1, ...changed },
});

const takeStep = (context: TimerContext & { trackingUrl: string }, task: Task): Change | undefined => {
  const { file, at, deps } = context;
  const step = nextStep(task, { step: task.step, from: task.countsFrom ?? task.openedAt ?? at }, deps);
  if (!step) return undefined;
  // Whoever waits for the customer is not overdue; and a timer set before that wait may fire too early after it.
  if (isPaused(file, task) || (task.countsFrom && step.at > at)) return undefined;
  if (step.do === 'no-answer') return endUnanswered(context, task);
  // The case turned out to be about whoever has it: whoever is next gets it, and no reminder goes to them.
  const { assignee } = task;
  const isAbout = assignee !== undefined && !mayTouch({ id: assignee }, file.head, deps.policy).may;
  const done = isAbout
    ? escalate({ ...context, task, level: step.do === 'remind' || step.do === 'owner-calls' ? 'substitute' : step.do })
    : steps[step.do]({ ...context, task, level: step.do });
  return combine(
    {
      ...(done.set && { set: done.set }),
      events: [done.event],
      items: [afterStep(task, done)],
    },
    ...done.messages,
    done.more,
    { effects: escalationTimer(task, deps, task.step + 1) },
  );
};

/**
 * A task is still open when it should not be: takes the step of its escalation policy that is due, and sets the timer of the
 * next one.
 * After the last one it stays open with whoever has it.
 */
export const escalateTask = async (
  { caseId, taskId, step }: Extract<TimerEvent, { timer: 'task' }>,
  deps: TimerDeps,
): Promise<void> => {
  const trackingUrl = await deps.trackingUrl(caseId);
  const at = deps.clock.now();
  let isLateCall = false;
  await deps.cases.change(caseId, at, (file) => {
    const task = file.tasks.find((candidate) => candidate.taskId === taskId);
    const isDue = task?.status === 'open' && task.step === step;
    isLateCall = isDue && task.kind === 'call' && task.dueAt <= at;
    return isDue ? takeStep({ file, at, deps, trackingUrl }, task) : undefined;
  });
  // Counted by a filter on the log (infra/constructs/monitoring.ts).
  if (isLateCall) log('warn', 'urgent call overdue', { caseId, step });
};
