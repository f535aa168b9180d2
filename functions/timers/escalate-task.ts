import { keys } from '#cases/store/keys.ts';
import type { Write } from '#cases/store/table.ts';
import type { Task } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { Change } from '#domain/case/change.ts';
import type { TimerEvent } from '#domain/case/effects.ts';
import type { EscalationStep } from '#domain/policy/policy.ts';
import { isPaused } from '#domain/tasks/escalation-pause.ts';
import { nextStep } from '#domain/tasks/escalation-policy.ts';
import { escalationTimer } from '#domain/tasks/escalation-timer.ts';
import type { DeadlineDeps } from './deps.ts';
import { escalate } from './escalation-step.ts';
import { endUnanswered } from './no-answer.ts';
import type { OverdueTaskContext, StepEffect } from './reassign.ts';
import { callCustomer, remind } from './remind.ts';

/** What happens on each step but the last word, `no-answer`. */
const steps: Record<Exclude<EscalationStep['do'], 'no-answer'>, (silent: OverdueTaskContext) => StepEffect> = {
  remind,
  substitute: escalate,
  manager: escalate,
  supervisor: escalate,
  head: escalate,
  'owner-calls': (silent) => callCustomer(silent),
};

/** The task as it stands after the step; of two timers that strike at once the second finds that it has climbed. */
const climbed = (task: Task, { task: change = {} }: StepEffect): Write => ({
  update: keys.task(task.taskId),
  expect: { status: 'open', step: task.step },
  set: { step: task.step + 1, ...change },
});

const rise = (file: CaseFile, task: Task, at: string, trackingUrl: string, deps: DeadlineDeps): Change | undefined => {
  const { policy, clock } = deps;
  const step = nextStep(policy, task, task.step, task.countsFrom ?? task.openedAt ?? at, clock);
  if (!step) return undefined;
  // Somebody is not silent who waits for the customer; and a timer of before that may strike too early after it.
  if (isPaused(file, task) || (task.countsFrom && step.at > at)) return undefined;
  if (step.do === 'no-answer') return endUnanswered(file, task, at, deps);
  const done = steps[step.do]({ file, task, at, trackingUrl, level: step.do, deps });
  return {
    ...(done.set && { set: done.set }),
    events: [done.event],
    writes: [climbed(task, done), ...done.messages.flatMap(({ writes }) => writes)],
    effects: [
      ...done.messages.flatMap(({ effects }) => effects),
      ...escalationTimer(task, { policy, clock }, task.step + 1),
    ],
  };
};

/**
 * A task is still open when it should not be: does the step of its ladder that is due, and sets the timer of the next.
 * After the last one it stays open with whoever has it.
 */
export const escalateTask = async (
  { caseId, taskId, step }: Extract<TimerEvent, { timer: 'task' }>,
  deps: DeadlineDeps,
): Promise<void> => {
  const trackingUrl = await deps.trackingUrl(caseId);
  const at = deps.clock.now();
  await deps.cases.change(caseId, at, (file) => {
    const task = file.tasks.find((candidate) => candidate.taskId === taskId);
    return task?.status === 'open' && task.step === step ? rise(file, task, at, trackingUrl, deps) : undefined;
  });
};
