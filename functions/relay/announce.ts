import { keys, personPartition } from '#cases/store/keys.ts';
import type { Write } from '#cases/store/table.ts';
import type { Task } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { OutgoingMessage } from '#domain/messages/compose.ts';
import { dateWords, staffNotice, taskWords } from '#domain/messages/staff-notice.ts';
import { dayOf, isAway, personOf, supervisorOf } from '#domain/people/people.ts';
import { escalationTimer } from '#domain/tasks/escalation-timer.ts';
import { successorFor } from '#domain/tasks/successor.ts';
import type { RelayDeps } from './deps.ts';

const isAnnounced = ({ events }: CaseFile, taskId: string): boolean =>
  events.some(({ type, data }) => type === 'task-opened' && data.taskId === taskId);

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
 * sent by the stage that made it, the survey's invitation is the first step of its ladder.
 */
const noticeOf = ({ head }: CaseFile, task: Task, at: string, deps: RelayDeps): OutgoingMessage[] => {
  if (task.assignee === 'customer') return [];
  const { policy, deskUrl } = deps;
  const person = task.assignee ?? supervisorOf(policy, undefined, dayOf(policy, at));
  if (!person) return [];
  return [
    staffNotice(policy, head, {
      to: person,
      messageId: `opened-${task.taskId}`,
      at,
      template: task.assignee ? 'staff-task' : 'staff-escalation',
      deskUrl,
      values: { kind: taskWords[task.kind], dueAt: dateWords(policy, task.dueAt), ...(!task.assignee && UNPLACED) },
    }),
  ];
};

/**
 * Who has the task from its first day on: who was chosen, or a stand-in where that person is away today. Nobody waits for
 * a ladder to find out what the calendar of absences says. Where nobody can stand in it stays.
 */
const startsWith = (file: CaseFile, task: Task, at: string, { policy }: RelayDeps): Task => {
  const { assignee } = task;
  if (!assignee || assignee === 'customer' || !isAway(personOf(policy, assignee), dayOf(policy, at))) return task;
  const taken = successorFor({ file, at, policy }, task, 'substitute');
  return taken ? { ...task, assignee: taken.to } : task;
};

const moved = ({ taskId, step, assignee }: Task): Write => ({
  update: keys.task(taskId),
  expect: { status: 'open', step },
  set: { assignee, gsi1pk: personPartition(assignee) },
});

/**
 * A task was opened: its token is stored, so whoever has it may be told now, and its first timer is set. Once for each
 * task, however often the stream tells of it. A case that stood still goes on with it.
 */
export const announceTask = async (caseId: string, taskId: string, deps: RelayDeps): Promise<void> => {
  const { cases, clock, policy } = deps;
  const at = clock.now();
  await cases.change(caseId, at, (file) => {
    const planned = file.tasks.find((candidate) => candidate.taskId === taskId);
    if (planned?.status !== 'open' || isAnnounced(file, taskId)) return undefined;
    const task = startsWith(file, planned, at, deps);
    const hasMoved = task.assignee !== planned.assignee;
    const notices = noticeOf(file, task, at, deps);
    return {
      // Whoever examines a case owns it.
      ...(hasMoved && task.kind === 'examine' && task.assignee && { set: { owner: task.assignee } }),
      ...(file.head.stalledAt && { clear: ['stalledAt'] as const }),
      events: [
        {
          type: 'task-opened',
          actor: { kind: 'system' },
          data: {
            taskId,
            kind: task.kind,
            ...(task.assignee && { assignee: task.assignee }),
            ...(hasMoved && { from: planned.assignee, because: 'away' }),
          },
        },
      ],
      writes: [...(hasMoved ? [moved(task)] : []), ...notices.flatMap(({ writes }) => writes)],
      effects: [...notices.flatMap(({ effects }) => effects), ...escalationTimer(task, { policy, clock })],
    };
  });
};
