import { combine } from '#domain/case/change.ts';
import { caseIdOf } from '#domain/case/ids.ts';
import { Refusal } from '#domain/refusal.ts';
import { decided, nameOf, requireOwnTask, requireTask, type User } from '#domain/tasks/decide.ts';
import type { DeskContext, DeskDeps } from '../contract.ts';
import type { EscalationReport } from './contract.ts';
import { giveCase, ownerObjection } from './owning.ts';

export type EscalationInput = EscalationReport & { taskId: string; user: User };

/** Who owns the case from now on, where that changes. Refuses: person-unfit. */
const nextOwner = (context: DeskContext, { takeOver, backTo, user }: EscalationInput): string | undefined => {
  const { file, deps } = context;
  const to = takeOver ? user.id : backTo;
  if (to === undefined || to === file.head.owner) return undefined;
  const why = ownerObjection(context, to);
  if (why)
    throw new Refusal('person-unfit', {
      title: `${nameOf(deps.policy, to)} ${why}`,
      errors: [{ pointer: takeOver ? '/takeOver' : '/backTo', message: why }],
    });
  return to;
};

/**
 * An escalation ends with what was done. Whoever it went to may keep the case, which then is theirs with the open work of
 * its owner, or give it back down to somebody else.
 *
 * Refuses: no-such-task, not-your-task, task-not-open, task-decided-before, person-unfit.
 */
export const endEscalation = async (input: EscalationInput, deps: DeskDeps): Promise<Record<string, never>> => {
  const { taskId, done, user } = input;
  const { cases, clock, policy } = deps;
  await requireTask(cases, taskId);
  const at = clock.now();
  await cases.change(caseIdOf(taskId), at, (file) => {
    const task = requireOwnTask({ file, policy }, taskId, user);
    const { head } = file;
    const to = nextOwner({ file, at, deps }, input);
    const textId = `done-${taskId}`;
    return combine(
      {
        events: [
          {
            type: 'escalation-ended',
            actor: { kind: 'person', id: user.id },
            data: { taskId, textId, ...(to && { from: head.owner, to }) },
          },
        ],
        items: [decided(task, { by: user.id, at }), { kind: 'text', textId, text: done }],
      },
      to !== undefined && giveCase({ file, at, deps }, { to, by: user.id, messageId: `given-${taskId}` }),
    );
  });
  return {};
};
