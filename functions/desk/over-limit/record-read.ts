import { textItem } from '#domain/case/change.ts';
import { caseIdOf } from '#domain/case/ids.ts';
import { decided, requireOwnTask, requireTask, type User } from '#domain/tasks/decide.ts';
import type { DeskDeps } from '../contract.ts';
import type { OverLimitReport } from './contract.ts';

export type OverLimitInput = OverLimitReport & { taskId: string; user: User };

/**
 * Somebody read what a customer wrote over the daily limit of a case, and says what becomes of it.
 *
 * Refuses: no-such-task, not-your-task, task-not-open, task-decided-before.
 */
export const recordOverLimitRead = async (
  { taskId, note, user }: OverLimitInput,
  { cases, clock, policy }: Pick<DeskDeps, 'cases' | 'clock' | 'policy'>,
): Promise<Record<string, never>> => {
  await requireTask(cases, taskId);
  const at = clock.now();
  const textId = `over-limit-${taskId}`;
  await cases.change(caseIdOf(taskId), at, (file) => {
    const task = requireOwnTask({ file, policy }, taskId, user);
    const count = file.head.correspondence?.overLimit ?? 0;
    return {
      events: [{ type: 'over-limit-read', actor: { kind: 'person', id: user.id }, data: { taskId, count, textId } }],
      items: [decided(task, { by: user.id, at }), textItem(textId, note)],
    };
  });
  return {};
};
