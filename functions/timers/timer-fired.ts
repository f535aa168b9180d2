import type { TimerEvent } from '#domain/case/effects.ts';
import { underPolicy } from '#domain/policy/under-policy.ts';
import { log } from '#platform/log.ts';
import { caseTimerFired } from './case-timer-fired.ts';
import type { TimerDeps } from './deps.ts';
import { escalateTask } from './escalate-task.ts';
import { executionOverdue } from './execution-overdue.ts';
import { meetingNoticed } from './meeting-noticed.ts';
import { ownerSettled } from './owner-settled.ts';
import { silentPromise } from './silent-promise.ts';
import { stalled } from './stalled.ts';

const handle = (timerEvent: TimerEvent, deps: TimerDeps): Promise<unknown> => {
  switch (timerEvent.timer) {
    case 'task':
      return escalateTask(timerEvent, deps);
    case 'case':
      return caseTimerFired(timerEvent, deps);
    case 'owner':
      return ownerSettled(timerEvent, deps);
    case 'meeting':
      return meetingNoticed(timerEvent, deps);
    case 'execution':
      return executionOverdue(timerEvent, deps);
    case 'promise':
      return silentPromise(timerEvent, deps);
    case 'stalled':
      return stalled(timerEvent, deps);
  }
};

/**
 * A timer has fired. It may fire late, or twice: whatever it is about is looked at again, and one that no longer holds does
 * nothing. No timer closes a case.
 */
export const timerFired = async (timerEvent: TimerEvent, deps: TimerDeps): Promise<Record<string, never>> => {
  const head = await deps.cases.head(timerEvent.caseId);
  if (head) await handle(timerEvent, await underPolicy(deps, head));
  else log('warn', 'a timer fired for no case', { timer: timerEvent.timer });
  return {};
};
