import type { Effect } from '#domain/case/effects.ts';
import type { Task } from '#domain/case/task.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock } from '#domain/time.ts';
import { nextStep } from './escalation-policy.ts';
import { taskSchedule } from './task-schedule.ts';

/**
 * The timer of the next escalation step of an open task; none after the last step. Each step has a timer of its own name:
 * EventBridge Scheduler deletes a timer some time after it fired, and must not take the next one with it.
 * @param step how many steps were taken before
 */
export const escalationTimer = (
  task: Task,
  { policy, clock }: { policy: Policy; clock: Clock },
  step = task.step,
): Effect[] => {
  const next = nextStep(task, { step, from: task.countsFrom ?? task.openedAt ?? clock.now() }, { policy, clock });
  if (!next) return [];
  const { caseId, taskId } = task;
  const timerEvent = { timer: 'task', caseId, taskId, step } as const;
  return [{ effect: 'set-timer', name: taskSchedule({ taskId, step }), at: next.at, timerEvent }];
};
