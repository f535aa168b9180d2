import { receiveWords } from '#cases/inbound-message/receive-words.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { combine } from '#domain/case/change.ts';
import { caseIdOf } from '#domain/case/ids.ts';
import type { Task } from '#domain/case/task.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { Refusal } from '#domain/refusal.ts';
import { completeComplaint } from '#domain/tasks/completion.ts';
import { nameOf, requireOpenTask, requireTask, type User } from '#domain/tasks/decide.ts';
import { isRelated, relations } from '#domain/tasks/relations.ts';
import type { DeskDeps } from '../contract.ts';
import type { CompletionNote } from './contract.ts';

/** The open task of a customer who was asked to complete the complaint. Refuses also: not-your-case. */
export const requireCompletion = (
  { file, policy }: { file: CaseFile; policy: Policy },
  taskId: string,
  user: User,
): Task => {
  const { owner } = file.head;
  const task = requireOpenTask(file, taskId);
  if (isRelated(relations.ownerOfCase, user, { file })) return task;
  const name = owner && nameOf(policy, owner);
  throw new Refusal('not-your-case', {
    title: `Only ${name ? `${name} or ` : ''}a supervisor can record this`,
    es: `Solo puede anotarlo ${name ? `${name} o ` : ''}un supervisor`,
  });
};

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
    requireCompletion({ file, policy }, taskId, user);
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
