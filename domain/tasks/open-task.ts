import type { Case } from '#domain/case/case.ts';
import type { CaseContext } from '#domain/case/case-file.ts';
import { type ChangePart, combine } from '#domain/case/change.ts';
import type { Task } from '#domain/case/task.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock, Instant } from '#domain/time.ts';
import type { Languages } from '../messages/letter-language.ts';
import { dateWords, type Notice, staffNotice } from '../messages/staff-notice.ts';
import { hasPriority } from '../understand/severity.ts';
import { noticeMayWait } from './at-desk.ts';
import { escalationTimer } from './escalation-timer.ts';
import { kindOf } from './kinds.ts';
import { newTask, type Plan } from './plan.ts';
import { hearsOfUnplaced, UNPLACED } from './unplaced.ts';

/** A standalone task, as a part of the change that causes it. */
export type OpenedTask = Required<Pick<ChangePart, 'events' | 'items' | 'effects'>> & { task: Task };

/** The case the work belongs to, the moment, and what dates and notices are made with. */
export type OpenTaskContext = {
  head: Pick<Case, 'caseId' | 'reference'> & Partial<Pick<Case, 'severity' | 'concerned'> & Languages>;
  at: Instant;
  deps: { policy: Policy; clock: Clock; deskUrl: string };
};

/** The notice to its assignee, where it is not the usual one of a new task. */
export type NoticeOverride = Partial<Pick<Notice, 'template' | 'values'>>;

/** How the owner is asked once for all there is; `isAsked`: whether a task that was opened before will do. */
type OneForAll = Pick<Plan, 'kind'> & Partial<Pick<Plan, 'subject' | 'textId'>> & { isAsked: (task: Task) => boolean };

/**
 * Opens a standalone task of the owner unless one of its kind that was opened in this cycle will do: one task for all that waits,
 * and the next one is numbered after those before.
 */
export const askOwnerOnce = (
  { file: { head, tasks }, at, deps }: CaseContext<OpenTaskContext['deps']>,
  { kind, isAsked, ...about }: OneForAll,
  notice: NoticeOverride = {},
): OpenedTask | undefined => {
  const before = tasks.filter((task) => task.kind === kind && task.cycle === head.cycle);
  if (before.some(isAsked)) return undefined;
  const { caseId, cycle, owner } = head;
  return openTask(
    { head, at, deps },
    { kind, caseId, cycle, parts: [before.length + 1], assignee: owner, ...about },
    notice,
  );
};

/** What the desk says as well as a mail does: there is a task. */
const TOLD_AT_DESK = 'staff-task';

/**
 * Opens a standalone task, one that no execution waits for: a completion, a contact, an escalation. Its assignee is notified, or a
 * supervisor where nobody could be found for it, and the timer of its first escalation step is set in the same change; a customer is written to by whoever opens it. A task
 * of a customer who goes first goes first, whatever its kind.
 */
export const openTask = (
  { head, at, deps }: OpenTaskContext,
  plan: Omit<Plan, 'priority'>,
  { template = TOLD_AT_DESK, values = {} }: NoticeOverride = {},
): OpenedTask => {
  const { policy, clock, deskUrl } = deps;
  const priority = hasPriority(policy, head);
  const task: Task = { ...newTask({ ...plan, priority }, at, { policy, clock }), status: 'open', openedAt: at };
  const { taskId, kind, assignee } = task;
  const to = assignee ?? hearsOfUnplaced(policy, head, at);
  const notice =
    to && to !== 'customer'
      ? staffNotice(policy, head, {
          to,
          messageId: `opened-${taskId}`,
          at,
          // A call because of a danger is told as one whoever hears of it.
          template: assignee || template === 'staff-call' ? template : 'staff-escalation',
          deskUrl,
          taskId,
          ...(assignee && template === TOLD_AT_DESK && { waitsUntil: noticeMayWait(task, { policy, clock, at }) }),
          values: {
            kind: kindOf(kind).request,
            dueAt: dateWords(policy, task.dueAt),
            ...values,
            ...(!assignee && UNPLACED),
          },
        })
      : undefined;
  const opened = combine(
    {
      events: [
        { type: 'task-opened', actor: { kind: 'system' }, data: { taskId, kind, ...(assignee && { assignee }) } },
      ],
      items: [{ kind: 'task', task }],
    },
    notice,
    { effects: escalationTimer(task, deps, 0) },
  );
  return { task, ...opened };
};
