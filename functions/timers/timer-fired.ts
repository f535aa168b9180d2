import type { Tick } from '#cases/store/outbox.ts';
import { log } from '#platform/log.ts';
import { clockStruck } from './case-timer-fired.ts';
import type { DeadlineDeps } from './deps.ts';
import { climb } from './escalate-task.ts';
import { stalled } from './stalled.ts';

const answerTo = (tick: Tick, deps: DeadlineDeps): Promise<unknown> => {
  switch (tick.clock) {
    case 'task':
      return climb(tick, deps);
    case 'case':
      return clockStruck(tick, deps);
    case 'stalled':
      return stalled(tick, deps);
  }
};

/**
 * A clock has struck. It may strike late, or twice: whatever it is about is looked at again, and a tick that does not
 * hold any more does nothing. No clock closes a case.
 */
export const strike = async (tick: Tick, deps: DeadlineDeps): Promise<Record<string, never>> => {
  if (await deps.cases.head(tick.caseId)) await answerTo(tick, deps);
  else log('warn', 'a clock struck for no case', { clock: tick.clock });
  return {};
};
