import type { CaseFile } from '#domain/case/case-file.ts';
import type { Task } from '#domain/case/task.ts';
import { Refusal } from '#domain/refusal.ts';
import { requireOpenTask, requireTask } from '#domain/tasks/decide.ts';
import { isRelated, relations } from '#domain/tasks/relations.ts';
import type { DeskDeps } from '../contract.ts';
import type { Reader } from '../http/reader.ts';

/** Which task somebody asks about. */
export type AskedTask = { taskId: string; reader: Reader };

/** Tasks in which what a case costs is decided. */
const DECIDING: readonly Task['kind'][] = ['examine', 'approve', 'release', 'offer'];

/**
 * The open task of a case for somebody who decides what it costs.
 * Refuses: no-such-task, not-your-task, task-of-another-kind, task-not-open, task-decided-before.
 */
export const requireDecider = async (
  { taskId, reader }: AskedTask,
  { cases }: Pick<DeskDeps, 'cases'>,
): Promise<{ file: CaseFile; task: Task }> => {
  const file = await requireTask(cases, taskId);
  const asked = file.tasks.find((task) => task.taskId === taskId);
  if (!isRelated(relations.decidesCost, reader, { file, ...(asked && { task: asked }) }))
    throw new Refusal('not-your-task', {
      title: 'Only those who decide what is offered may know what it may cost',
      es: 'Solo quien decide lo que se ofrece puede saber cuánto puede costar',
    });
  const task = requireOpenTask(file, taskId);
  if (!DECIDING.includes(task.kind)) throw new Refusal('task-of-another-kind');
  return { file, task };
};
