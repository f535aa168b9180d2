import { isAtDesk } from '#cases/store/at-desk.ts';
import { channels } from '#channels/names.ts';
import type { CaseContext, CaseFile } from '#domain/case/case-file.ts';
import { combine } from '#domain/case/change.ts';
import type { Effect } from '#domain/case/effects.ts';
import type { EventData } from '#domain/case/events.ts';
import { taskKindOf } from '#domain/case/ids.ts';
import type { Task } from '#domain/case/task.ts';
import { askExecution } from '#domain/execution/ask-execution.ts';
import type { OutgoingMessage } from '#domain/messages/compose.ts';
import { announceOwner } from '#domain/messages/owner-changed.ts';
import { dateWords, staffNotice } from '#domain/messages/staff-notice.ts';
import { askedByMotive } from '#domain/motive/asked-by-motive.ts';
import { dayOf, isAway, personOf } from '#domain/people/directory.ts';
import { followsFromOwnAct, noticeMayWait } from '#domain/tasks/at-desk.ts';
import { escalationTimer } from '#domain/tasks/escalation-timer.ts';
import { successorFor } from '#domain/tasks/successor.ts';
import { hearsOfUnplaced, UNPLACED } from '#domain/tasks/unplaced.ts';
import { requestOf } from '#domain/urgent/call-notice.ts';
import type { RelayDeps } from './deps.ts';

type Context = CaseContext<RelayDeps>;

const isAnnounced = ({ events }: CaseFile, taskId: string): boolean =>
  events.some(({ type, data }) => type === 'task-opened' && data.taskId === taskId);

/**
 * The notice of a new task: to its assignee, or to a supervisor where it has none. A customer gets none: the stage that
 * made an offer has sent it, and the invitation to a survey is the first step of the survey's escalation policy.
 */
export const noticeOf = ({ file, at, deps }: Context, task: Task): OutgoingMessage | undefined => {
  if (task.assignee === 'customer') return undefined;
  const { policy, deskUrl } = deps;
  const to = task.assignee ?? hearsOfUnplaced(policy, file.head, at);
  if (!to) return undefined;
  const asked = task.assignee ? askedByMotive(file, task.kind, policy) : undefined;
  return staffNotice(policy, file.head, {
    to,
    messageId: `opened-${task.taskId}`,
    at,
    template: asked ? 'staff-motive' : task.assignee ? 'staff-task' : 'staff-escalation',
    deskUrl,
    taskId: task.taskId,
    values: {
      kind: requestOf(task, file.head),
      dueAt: dateWords(policy, task.dueAt),
      ...(!task.assignee && UNPLACED),
      ...asked,
    },
  });
};

/** Who has the task from the day it is opened: a stand-in where its assignee is away that day and somebody can stand in. */
const firstAssignee = ({ file, at, deps: { policy } }: Context, task: Task): string | undefined => {
  const { assignee } = task;
  if (!assignee || assignee === 'customer' || !isAway(personOf(policy, assignee), dayOf(policy, at))) return assignee;
  return successorFor({ file, at, policy }, task, 'substitute')?.to ?? assignee;
};

/** What the history says of it: who has it, for whom it was planned, and whether somebody was written to. */
const openingOf = (
  { taskId, kind, assignee: planned }: Task,
  { assignee, hasMoved, isAwaited }: { assignee: string | undefined; hasMoved: boolean; isAwaited: boolean },
): EventData<'task-opened'> => ({
  taskId,
  kind,
  ...(assignee && { assignee }),
  ...(hasMoved && { from: planned, because: 'away' }),
  ...(isAwaited && { notice: 'at-desk' }),
});

/**
 * The notice of a task whose assignee is at the desk, which shows it to them: they are written to only if they have not looked at its case in
 * time. Undefined where they are written to at once.
 */
const awaitedNotice = async (
  { file, at, deps: { policy, clock, table } }: Context,
  task: Task,
): Promise<Effect | undefined> => {
  const { taskId, assignee: to } = task;
  const notBefore = to && to !== 'customer' ? noticeMayWait(task, { policy, clock, at }) : undefined;
  if (!to || notBefore === undefined) return undefined;
  const isThere = followsFromOwnAct(file, task, at) || (await isAtDesk(table, to, at));
  return isThere ? { effect: 'notice', taskId, to, notBefore } : undefined;
};

/**
 * A task was opened, which means that the token of its execution is stored: its assignee is notified, and the timer of the
 * first step of its escalation policy is set. Once for each task, however often the table's stream delivers the change. A
 * case that was stalled is not any more.
 */
export const announceTask = async (caseId: string, taskId: string, deps: RelayDeps): Promise<void> => {
  // Read only where the customer may be told of another owner.
  const trackingUrl = taskKindOf(taskId) === 'examine' ? await deps.trackingUrl(caseId) : '';
  const at = deps.clock.now();
  await deps.cases.change(caseId, at, async (file) => {
    const opened = file.tasks.find((candidate) => candidate.taskId === taskId);
    if (opened?.status !== 'open' || isAnnounced(file, taskId)) return undefined;
    const context = { file, at, deps };
    const assignee = firstAssignee(context, opened);
    const hasMoved = assignee !== undefined && assignee !== opened.assignee;
    const task = hasMoved ? { ...opened, assignee } : opened;
    const awaited = await awaitedNotice(context, task);
    return combine(
      {
        // Whoever examines a case owns it.
        ...(hasMoved && task.kind === 'examine' && { set: { owner: assignee } }),
        clear: file.head.stalledAt ? ['stalledAt'] : [],
        events: [
          {
            type: 'task-opened',
            actor: { kind: 'system' },
            data: openingOf(opened, { assignee, hasMoved, isAwaited: awaited !== undefined }),
          },
        ],
        items: hasMoved ? [{ kind: 'task-change', task: opened, set: { assignee } }] : [],
      },
      awaited ? { effects: [awaited] } : noticeOf(context, task),
      // Whoever was named in the acknowledgment is away: the customer hears who has their case instead.
      hasMoved &&
        task.kind === 'examine' &&
        announceOwner({ ...context, deps: { ...deps, channels } }, assignee, trackingUrl),
      { effects: escalationTimer(task, deps) },
      askExecution(context, task),
    );
  });
};
