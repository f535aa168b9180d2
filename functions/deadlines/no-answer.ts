import type { Opinion, Task } from '#domain/case.ts';
import { type CaseFile, type Change, decideTask } from '#functions/shared/store/case-store.ts';
import { keys } from '#functions/shared/store/keys.ts';
import type { Write } from '#functions/shared/store/table.ts';

const isLastQuestion = (file: CaseFile, task: Task): boolean =>
  file.tasks
    .filter(({ kind, run, taskId }) => kind === 'consult' && run === task.run && taskId !== task.taskId)
    .every(({ status }) => status === 'decided' || status === 'withdrawn');

const silence = ({ taskId, domain }: Task): Write[] => {
  if (!domain) return [];
  const opinion: Opinion = { taskId, domain, answered: false };
  return [{ put: { ...keys.opinion(taskId), ...opinion } }];
};

/**
 * Ends a question or a survey that nobody answered: recorded as no answer, never as a yes or a no. The case goes on
 * without it.
 */
export const endUnanswered = (file: CaseFile, task: Task, at: string): Change => ({
  ...(task.kind === 'consult' && isLastQuestion(file, task) && { set: { status: 'consulted', stage: 'consult' } }),
  events: [{ type: 'no-answer', actor: { kind: 'system' }, data: { taskId: task.taskId, kind: task.kind } }],
  writes: [decideTask(task, 'nobody', at, {}), ...silence(task)],
  effects: [{ effect: 'resume', taskId: task.taskId }],
});
