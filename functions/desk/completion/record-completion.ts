import { combine } from '#domain/case/change.ts';
import { caseIdOf } from '#domain/case/ids.ts';
import { staffNotice } from '#domain/messages/staff-notice.ts';
import { Refusal } from '#domain/refusal.ts';
import { completeComplaint } from '#domain/tasks/completion.ts';
import { isSupervisor, nameOf, requireOpenTask, requireTask, type User } from '#domain/tasks/decide.ts';
import type { DeskDeps } from '../contract.ts';
import type { CompletionNote } from './contract.ts';

/**
 * Somebody of ours records what the customer told them, which completes the complaint; its owner is notified.
 * Refuses: no-such-task, not-your-case, task-not-open, task-decided-before.
 */
export const recordCompletion = async (
  { taskId, note, user }: CompletionNote & { taskId: string; user: User },
  { cases, clock, policy, deskUrl }: DeskDeps,
): Promise<Record<string, never>> => {
  await requireTask(cases, taskId);
  const at = clock.now();
  await cases.change(caseIdOf(taskId), at, (file) => {
    const { head } = file;
    requireOpenTask(file, taskId);
    if (user.id !== head.owner && !isSupervisor(user))
      throw new Refusal('not-your-case', {
        title: `Only ${head.owner ? `${nameOf(policy, head.owner)} or ` : ''}a supervisor can record this`,
      });
    const noteTextId = `completion-${taskId}`;
    const completed = completeComplaint(
      { file, at },
      { actor: { kind: 'person', id: user.id }, about: { noteTextId }, timing: { policy, clock } },
    );
    const notice = { messageId: `completed-${taskId}`, at, template: completed.notice, deskUrl };
    return combine(
      completed,
      { items: [{ kind: 'text', textId: noteTextId, text: note }] },
      head.owner && head.owner !== user.id && staffNotice(policy, head, { to: head.owner, ...notice }),
    );
  });
  return {};
};
