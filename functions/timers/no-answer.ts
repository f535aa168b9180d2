import { decideTask } from '#cases/store/case-store.ts';
import { keys } from '#cases/store/keys.ts';
import type { Write } from '#cases/store/table.ts';
import type { Opinion, Task } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { Change } from '#domain/case/change.ts';
import { staffNotice } from '#domain/messages/staff-notice.ts';
import { resumeEscalation } from '#domain/tasks/escalation-pause.ts';
import { isStandalone } from '#domain/vocabulary.ts';
import type { DeadlineDeps } from './deps.ts';

const isLastQuestion = (file: CaseFile, task: Task): boolean =>
  file.tasks
    .filter(({ kind, cycle, taskId }) => kind === 'consult' && cycle === task.cycle && taskId !== task.taskId)
    .every(({ status }) => status === 'decided' || status === 'withdrawn');

const silence = ({ taskId, domain }: Task): Write[] => {
  if (!domain) return [];
  const opinion: Opinion = { taskId, domain, answered: false };
  return [{ put: { ...keys.opinion(taskId), ...opinion } }];
};

type Rest = Required<Pick<Change, 'writes' | 'effects'>>;

/** A complaint that was not completed: its examination goes on, and its owner is told to decide with what there is. */
const goesOnWithout = (file: CaseFile, task: Task, at: string, deps: DeadlineDeps): Rest => {
  const { head } = file;
  const resumed = resumeEscalation({ file, at, deps }, task);
  if (!head.owner) return resumed;
  const { policy, deskUrl } = deps;
  const about = { messageId: `no-answer-${task.taskId}`, at, template: 'staff-incomplete', deskUrl } as const;
  const { writes, effects } = staffNotice(policy, head, { to: head.owner, ...about });
  return { writes: [...resumed.writes, ...writes], effects: [...resumed.effects, ...effects] };
};

/** What follows the end of each kind. Nothing waits for work beside the way, so nothing is resumed. */
const aftermath = (file: CaseFile, task: Task, at: string, deps: DeadlineDeps): Rest => {
  if (task.kind === 'completion') return goesOnWithout(file, task, at, deps);
  return { writes: silence(task), effects: isStandalone(task.kind) ? [] : [{ effect: 'resume', taskId: task.taskId }] };
};

/**
 * Ends a question, a survey or a request for completion that nobody answered: recorded as no answer, never as a yes or a
 * no. The case goes on without it, and nothing is closed.
 */
export const endUnanswered = (file: CaseFile, task: Task, at: string, deps: DeadlineDeps): Change => {
  const { writes, effects } = aftermath(file, task, at, deps);
  return {
    ...(task.kind === 'consult' && isLastQuestion(file, task) && { set: { status: 'consulted', stage: 'consult' } }),
    events: [{ type: 'no-answer', actor: { kind: 'system' }, data: { taskId: task.taskId, kind: task.kind } }],
    writes: [decideTask(task, 'nobody', at, {}), ...writes],
    effects,
  };
};
