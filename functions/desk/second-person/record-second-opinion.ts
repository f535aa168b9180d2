import { type Change, combine, textItem } from '#domain/case/change.ts';
import { caseIdOf } from '#domain/case/ids.ts';
import type { Task } from '#domain/case/task.ts';
import { demandNotShaper } from '#domain/four-eyes/rule.ts';
import { decided, requireTask, requireUninvolved, type User } from '#domain/tasks/decide.ts';
import { clearedPart } from '../concerned/set-concerned.ts';
import type { DeskContext, DeskDeps } from '../contract.ts';
import { kindChange } from '../matter/set-kind.ts';
import { proposedIn } from './ask-second.ts';
import type { SecondOpinion } from './contract.ts';

export type SecondOpinionInput = SecondOpinion & { taskId: string; user: User };

/** What was proposed happens, in the name of whoever confirms it; who proposed it stands beside. */
const confirmed = (context: DeskContext, task: Task, { reason, user }: SecondOpinionInput): Change => {
  const proposed = proposedIn(task);
  const by = {
    user,
    reason,
    reasonTextId: `second-${task.taskId}`,
    ...(task.proposedBy && { proposedBy: task.proposedBy }),
  };
  if (proposed.about === 'clear') {
    const { file, at } = context;
    const part = clearedPart(file, { ...by, person: proposed.person });
    return combine(part, { items: [decided(task, { by: user.id, at }), textItem(by.reasonTextId, reason)] });
  }
  return kindChange(context, { ...by, kind: proposed.kind });
};

/**
 * A second person confirms or refuses what somebody else proposed: that a case is set aside, or that it is not about a colleague.
 *
 * Refuses: no-such-task, not-your-task, task-not-open, task-decided-before, own-proposal to whoever proposed it, and with what is
 * in the way of setting the case aside.
 */
export const recordSecondOpinion = async (
  input: SecondOpinionInput,
  deps: DeskDeps,
): Promise<Record<string, never>> => {
  const { taskId, decision, reason, user } = input;
  const { cases, clock, policy } = deps;
  await requireTask(cases, taskId);
  const at = clock.now();
  const reasonTextId = `second-${taskId}`;
  const actor = { kind: 'person', id: user.id } as const;
  await cases.change(caseIdOf(taskId), at, (file) => {
    const task = requireUninvolved({ file, policy }, taskId, user);
    demandNotShaper(task, file, user);
    const said = {
      events: [
        {
          type: 'second-person-decided',
          actor,
          data: { taskId, confirmed: decision === 'confirm', reasonTextId },
        } as const,
      ],
    };
    return decision === 'confirm'
      ? combine(said, confirmed({ file, at, deps }, task, input))
      : combine(said, { items: [decided(task, { by: user.id, at }), textItem(reasonTextId, reason)] });
  });
  return {};
};
