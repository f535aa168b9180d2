import { receiveWords } from '#cases/inbound-message/receive-words.ts';
import { combine } from '#domain/case/change.ts';
import { caseIdOf } from '#domain/case/ids.ts';
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
  deps: DeskDeps,
): Promise<Record<string, never>> => {
  const { cases, clock, policy } = deps;
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
    const words = { messageId: noteTextId, text: note, channel: 'desk' };
    const notice = head.owner !== user.id && completed.notice;
    return combine(
      completed,
      { items: [{ kind: 'text', textId: noteTextId, text: note }] },
      receiveWords({ file, at, deps }, { ...words, notice }),
    );
  });
  return {};
};
