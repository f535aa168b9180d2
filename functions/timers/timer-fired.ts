import type { TimerEvent } from '#domain/case/effects.ts';
import { log } from '#platform/log.ts';
import { caseTimerFired } from './case-timer-fired.ts';
import type { DeadlineDeps } from './deps.ts';
import { escalateTask } from './escalate-task.ts';
import { stalled } from './stalled.ts';

const answerTo = (timerEvent: TimerEvent, deps: DeadlineDeps): Promise<unknown> => {
  switch (timerEvent.timer) {
    case 'task':
      return escalateTask(timerEvent, deps);
    case 'case':
      return caseTimerFired(timerEvent, deps);
    case 'stalled':
      return stalled(timerEvent, deps);
  }
};

/**
 * A timer has fired. It may strike late, or twice: whatever it is about is looked at again, and a tick that does not
 * hold any more does nothing. No timer closes a case.
 */
export const timerFired = async (timerEvent: TimerEvent, deps: DeadlineDeps): Promise<Record<string, never>> => {
  if (await deps.cases.head(timerEvent.caseId)) await answerTo(timerEvent, deps);
  else log('warn', 'a timer fired for no case', { timer: timerEvent.timer });
  return {};
};
