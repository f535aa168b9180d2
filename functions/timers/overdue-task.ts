import type { Case } from '#domain/case/case.ts';
import type { ChangePart } from '#domain/case/change.ts';
import type { NewEvent } from '#domain/case/events.ts';
import type { Task } from '#domain/case/task.ts';
import type { OutgoingMessage } from '#domain/messages/compose.ts';
import { dateWords, type Notice, staffNotice } from '#domain/messages/staff-notice.ts';
import { dayOf, supervisorOf } from '#domain/people/directory.ts';
import type { EscalationStep } from '#domain/policy/schema/deadlines.ts';
import { noticeOfTask } from '#domain/urgent/call-notice.ts';
import type { TimerContext } from './deps.ts';

/** A task that is still open when a step of its escalation policy is due: `level` says what the step does. */
export type OverdueTaskContext = TimerContext & {
  task: Task;
  trackingUrl: string;
  level: EscalationStep['do'];
};

/** What a step does: the event it leaves, the messages it sends, and the fields of the case and of the task it changes. */
export type StepEffect = {
  event: NewEvent;
  messages: OutgoingMessage[];
  set?: Partial<Case>;
  task?: Partial<Task>;
  /** What else it does. */
  more?: ChangePart | undefined;
};

/** One message for each step of each task, so that a repeat writes the same item. */
export const messageId = ({ taskId, step }: Task): string => `step-${taskId}-${step}`;

/** Somebody was written to about a task, or asked to call. */
export const reminder = (
  type: 'reminded' | 'owner-calls',
  { taskId }: Task,
  { to, look }: { to: string | undefined; look?: number },
): NewEvent => ({
  type,
  actor: { kind: 'system' },
  data: { taskId, to, ...(look !== undefined && { look }) },
});

/** Why an urgent call is notified again. */
const STILL_OPEN = { es: 'nadie ha llamado todavía', en: 'nobody has called yet' };

/** Why what is left of one is. */
const UNSEEN = { es: 'nadie ha dicho todavía qué ha hecho', en: 'nobody has said yet what they did' };

/** A notice of the task to somebody of the team; none where `to` is nobody. */
export const taskNotices = (
  { file, task, at, deps }: OverdueTaskContext,
  to: string | undefined,
  { template, values = {} }: Pick<Notice, 'template' | 'values'>,
): OutgoingMessage[] => {
  if (!to) return [];
  const { policy, deskUrl } = deps;
  const about = { dueAt: dateWords(policy, task.dueAt), ...values };
  const notice = noticeOfTask(task, {
    template,
    values: about,
    why: values['level'] ?? (task.kind === 'call' ? STILL_OPEN : UNSEEN),
  });
  // What waits for the customer is seen to in the case: nobody of the team decides it.
  const goesTo = task.assignee === 'customer' ? {} : { taskId: task.taskId };
  return [staffNotice(policy, file.head, { to, messageId: messageId(task), at, deskUrl, ...goesTo, ...notice })];
};

/** The supervisor above the case's owner. */
export const supervisor = ({ file, at, deps: { policy } }: OverdueTaskContext): string | undefined =>
  supervisorOf(policy, file.head.owner, dayOf(policy, at));
