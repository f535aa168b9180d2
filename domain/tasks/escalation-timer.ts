import type { Task } from '#domain/case/case.ts';
import type { Effect } from '#domain/case/effects.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock } from '#domain/time.ts';
import { nextStep } from './escalation-policy.ts';

/**
 * The timer of the step an open task climbs next; none at the end of its ladder. Each step has a timer of its own name:
 * Scheduler deletes a timer some time after it struck, and must not take the next one with it.
 * @param step how many steps the task has climbed
 */
export const escalationTimer = (policy: Policy, clock: Clock, task: Task, step: number): Effect[] => {
  const next = nextStep(policy, task, step, task.countsFrom ?? task.openedAt ?? clock.now(), clock);
  if (!next) return [];
  const { caseId, taskId } = task;
  const timerEvent = { timer: 'task', caseId, taskId, step } as const;
  return [{ effect: 'set-timer', name: `task-${taskId}-${step}`, at: next.at, timerEvent }];
};
