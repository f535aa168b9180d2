import type { CaseFile } from '#domain/case/case-file.ts';
import { type CaseEvent, eventsOf } from '#domain/case/events.ts';
import type { CaseEscalation } from './contract.ts';

const withdrawnAt = (events: CaseEvent[], taskId: string): string | undefined =>
  eventsOf(events, 'withdrawn').find(({ data }) => data.taskIds.includes(taskId))?.at;

/** Everything about a case that went to somebody higher up, oldest first: escalations, and tasks that their escalation policy moved. */
export const escalationViews = ({ events, tasks }: CaseFile): CaseEscalation[] =>
  eventsOf(events, 'escalation-raised', 'escalated').map(({ at, type, data }) => {
    const { taskId, reason, level, to } = data;
    const task = tasks.find((candidate) => candidate.taskId === taskId);
    const endedAt = task?.decidedAt ?? withdrawnAt(events, taskId);
    return {
      ...{ taskId, reason, level, at },
      ...(to && { to }),
      ...(type === 'escalation-raised' && data.timer && { timer: data.timer }),
      ...(endedAt && { endedAt }),
      ...(task?.decidedBy && { endedBy: task.decidedBy }),
    };
  });
