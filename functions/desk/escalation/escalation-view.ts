import type { CaseEvent } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { CaseEscalation } from './contract.ts';

const RAISED = ['escalation-raised', 'escalated'];

const withdrawnAt = (events: CaseEvent[], taskId: string): string | undefined =>
  events.find(({ type, data }) => type === 'withdrawn' && (data['taskIds'] as string[]).includes(taskId))?.at;

/** Everything about a case that went to somebody higher up, oldest first: escalations, and what ladders moved. */
export const escalationViews = ({ events, tasks }: CaseFile): CaseEscalation[] =>
  events
    .filter(({ type }) => RAISED.includes(type))
    .map(({ at, data }) => {
      const { taskId, reason, level, to, timer } = data as Omit<CaseEscalation, 'at'>;
      const task = tasks.find((candidate) => candidate.taskId === taskId);
      const endedAt = task?.decidedAt ?? withdrawnAt(events, taskId);
      return {
        ...{ taskId, reason, level, at },
        ...(to && { to }),
        ...(timer && { timer }),
        ...(endedAt && { endedAt }),
        ...(task?.decidedBy && { endedBy: task.decidedBy }),
      };
    });
