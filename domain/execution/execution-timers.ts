import type { CaseFile } from '../case/case-file.ts';
import type { Effect } from '../case/effects.ts';
import { executionOf, isUnderWay } from './execution.ts';

type Schedule = Extract<Effect, { effect: 'set-timer' }>;

/** What has to be noticed of promises that a system carries out: that it was not confirmed in time. */
export const executionTimers = ({ head: { caseId }, tasks, events }: CaseFile): Schedule[] =>
  tasks
    .filter(({ kind, status }) => kind === 'promise' && status === 'open')
    .flatMap(({ taskId }) => {
      const execution = executionOf(events, taskId);
      if (!execution || !isUnderWay(execution)) return [];
      const { attempt, confirmBy } = execution;
      return {
        effect: 'set-timer',
        name: `execution-${taskId}-${attempt}`,
        at: confirmBy,
        timerEvent: { timer: 'execution', caseId, taskId, attempt },
      };
    });
