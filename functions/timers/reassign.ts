import type { Case, Task } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { NewEvent } from '#domain/case/history.ts';
import type { OutgoingMessage } from '#domain/messages/compose.ts';
import { dateWords, type Notice, staffNotice, taskWords } from '#domain/messages/staff-notice.ts';
import { dayOf, supervisorOf } from '#domain/people/people.ts';
import type { EscalationStep } from '#domain/policy/policy.ts';
import type { DeadlineDeps } from './deps.ts';

/** A task that nobody answers, on the step it has to climb now. */
export type OverdueTaskContext = {
  file: CaseFile;
  task: Task;
  at: string;
  trackingUrl: string;
  level: EscalationStep['do'];
  deps: DeadlineDeps;
};

/** What a step changes: fields of the task and of the case, who is written to, and how the history tells it. */
export type StepEffect = {
  event: NewEvent;
  messages: OutgoingMessage[];
  set?: Partial<Case>;
  task?: Partial<Task> & { gsi1pk?: string };
};

/** One message for each step of each task, so that a repeat writes the same item. */
export const messageId = ({ taskId, step }: Task): string => `step-${taskId}-${step}`;

/** A link of the history that the timer leaves. */
export const event = (type: string, { taskId }: Task, data: Record<string, unknown>): NewEvent => ({
  type,
  actor: { kind: 'system' },
  data: { taskId, ...data },
});

/** A notice to somebody of the team; none where there is nobody. */
export const tell = (
  { file, task, at, deps }: OverdueTaskContext,
  person: string | undefined,
  template: Notice['template'],
  values: Notice['values'] = {},
): OutgoingMessage[] => {
  if (!person) return [];
  const { policy, deskUrl } = deps;
  const about = { kind: taskWords[task.kind], dueAt: dateWords(policy, task.dueAt), ...values };
  return [
    staffNotice(policy, file.head, { to: person, messageId: messageId(task), at, template, deskUrl, values: about }),
  ];
};

/** The supervisor above the case's owner. */
export const supervisor = ({ file, at, deps: { policy } }: OverdueTaskContext): string | undefined =>
  supervisorOf(policy, file.head.owner, dayOf(policy, at));
