import type { Task } from '#domain/case.ts';
import { dayOf, supervisorOf } from '#domain/people.ts';
import { ladderClock } from '#functions/shared/ladder-clock.ts';
import type { Queued } from '#functions/shared/messages.ts';
import { dateWords, staffNotice, taskWords } from '#functions/shared/notices.ts';
import type { CaseFile } from '#functions/shared/store/case-store.ts';
import type { RelayDeps } from './deps.ts';

const isAnnounced = ({ events }: CaseFile, taskId: string): boolean =>
  events.some(({ type, data }) => type === 'task-opened' && data['taskId'] === taskId);

/** Why a supervisor hears of a task that no rule could place. */
const UNPLACED = {
  level: {
    es: 'no había nadie disponible; pásela a quien pueda atenderla',
    en: 'nobody was available; hand it over to somebody who can see to it',
  },
  from: { es: 'nadie', en: 'nobody' },
};

/**
 * The notice of a new task: to its assignee, or to a supervisor where it has none. A customer gets none: the offer was
 * sent by the stage that made it, the survey's invitation is the first rung of its ladder.
 */
const noticeOf = ({ head }: CaseFile, task: Task, at: string, deps: RelayDeps): Queued[] => {
  if (task.assignee === 'customer') return [];
  const { policy, deskUrl } = deps;
  const person = task.assignee ?? supervisorOf(policy, undefined, dayOf(policy, at));
  if (!person) return [];
  return [
    staffNotice(policy, head, person, {
      messageId: `opened-${task.taskId}`,
      at,
      template: task.assignee ? 'staff-task' : 'staff-escalation',
      deskUrl,
      values: { kind: taskWords[task.kind], dueAt: dateWords(policy, task.dueAt), ...(!task.assignee && UNPLACED) },
    }),
  ];
};

/**
 * A task was opened: its token is stored, so whoever has it may be told now, and its first clock is set. Once for each
 * task, however often the stream tells of it. A case that stood still goes on with it.
 */
export const announceTask = async (caseId: string, taskId: string, deps: RelayDeps): Promise<void> => {
  const { cases, clock, policy } = deps;
  const at = clock.now();
  await cases.change(caseId, at, (file) => {
    const task = file.tasks.find((candidate) => candidate.taskId === taskId);
    if (task?.status !== 'open' || isAnnounced(file, taskId)) return undefined;
    const notices = noticeOf(file, task, at, deps);
    return {
      ...(file.head.stalledAt && { clear: ['stalledAt'] as const }),
      events: [
        {
          type: 'task-opened',
          actor: { kind: 'system' },
          data: { taskId, kind: task.kind, ...(task.assignee && { assignee: task.assignee }) },
        },
      ],
      writes: notices.flatMap(({ writes }) => writes),
      effects: [...notices.flatMap(({ effects }) => effects), ...ladderClock(policy, clock, task, task.rung)],
    };
  });
};
