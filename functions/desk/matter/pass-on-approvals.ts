import type { CaseFile } from '#domain/case/case-file.ts';
import { type ChangePart, combine } from '#domain/case/change.ts';
import type { Task } from '#domain/case/task.ts';
import { withMergedActs } from '#domain/four-eyes/fold-acts.ts';
import { actsOf, idsBarredFrom } from '#domain/four-eyes/rule.ts';
import { dateWords, staffNotice } from '#domain/messages/staff-notice.ts';
import { kindOf } from '#domain/tasks/kinds.ts';
import { successorFor } from '#domain/tasks/successor.ts';
import { giveTask } from '../escalation/owning.ts';
import type { Merging } from './two-people.ts';

const passedOn = (
  file: CaseFile,
  task: Task,
  { user, reasonTextId, at, deps: { policy, deskUrl } }: Merging,
): ChangePart => {
  const to = successorFor({ file, at, policy }, task, 'substitute')?.to;
  // Nobody else is left: it stays, so that somebody has it; the approval itself is refused.
  if (to === undefined) return {};
  const { taskId, kind, assignee, dueAt } = task;
  return combine(
    {
      events: [
        {
          type: 'handed-over',
          actor: { kind: 'person', id: user.id },
          data: { taskId, from: assignee, to, reasonTextId },
        },
      ],
      items: [giveTask(task, to)],
    },
    staffNotice(policy, file.head, {
      to,
      messageId: `passed-on-${reasonTextId}-${taskId}`,
      at,
      template: 'staff-task',
      deskUrl,
      taskId,
      values: { kind: kindOf(kind).request, dueAt: dateWords(policy, dueAt) },
    }),
  );
};

/** Open approvals whose assignee had a part in the case that comes in: they go on to somebody who had none. */
export const passOnApprovals = (into: CaseFile, from: CaseFile, merging: Merging): ChangePart => {
  const { head } = into;
  const file = { ...into, head: { ...head, acts: withMergedActs(actsOf(into), actsOf(from), head.cycle) } };
  const parts = into.tasks
    .filter((task) => task.kind === 'approve' && task.status === 'open')
    .filter((task) => task.assignee !== undefined && idsBarredFrom(task, file).includes(task.assignee))
    .map((task) => passedOn(file, task, merging));
  return combine(...parts);
};
