import { combine } from '#domain/case/change.ts';
import type { TimerEvent } from '#domain/case/effects.ts';
import { executionFailed } from '#domain/execution/settle-execution.ts';
import type { TimerDeps } from './deps.ts';

/** A system has not confirmed in time that it carried out a promise: whoever answers for the promise hears of it, once. */
export const executionOverdue = async (
  { caseId, taskId, attempt }: Extract<TimerEvent, { timer: 'execution' }>,
  deps: TimerDeps,
): Promise<void> => {
  const at = deps.clock.now();
  await deps.cases.change(caseId, at, (file) => {
    const part = executionFailed({ file, at, deps }, { taskId, attempt, because: 'not-confirmed' });
    return part && combine(part);
  });
};
