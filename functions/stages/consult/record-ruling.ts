import type { CaseFile } from '#domain/case/case-file.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import { combine, textItem } from '#domain/case/change.ts';
import { caseIdOf } from '#domain/case/ids.ts';
import type { Task } from '#domain/case/task.ts';
import { idsBarredFrom } from '#domain/four-eyes/rule.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { Refusal } from '#domain/refusal.ts';
import { cancelTasks } from '#domain/tasks/cancel.ts';
import { decided, requireTask, requireUninvolved, type User } from '#domain/tasks/decide.ts';
import { openThirdOpinion } from '#domain/tasks/escalation-pause.ts';
import type { Clock } from '#domain/time.ts';
import type { RulingBody } from './contract.ts';
import { judged, remedyParts } from './judged.ts';

export type RulingInput = RulingBody & { taskId: string; user: User; toneAccepted?: string[] };
export type RulingDeps = { cases: CaseStore; clock: Clock; policy: Policy };

/**
 * The open decision between opinions that somebody is about to take: nobody who was one of the sides, unless it was given to them,
 * since nobody else is left. Refuses: as `requireUninvolved`, and own-proposal.
 */
export const requireRuling = (setting: { file: CaseFile; policy: Policy }, taskId: string, user: User): Task => {
  const task = requireUninvolved(setting, taskId, user);
  if (task.assignee !== user.id && idsBarredFrom(task, setting.file).includes(user.id))
    throw new Refusal('own-proposal', {
      title: 'Nobody decides between their own opinion or examination and somebody else’s: another person decides',
      es: 'Nadie decide entre su propio dictamen o examen y el de otra persona: decide alguien más',
    });
  return task;
};

/**
 * Somebody whom the policy names has decided between opinions that differ (stage consult, state Reconcile): what they say holds in
 * the place of the opinions, and the case goes on. An opinion that is still asked for is not needed any more.
 *
 * Refuses: no-such-task, not-your-task, task-not-open, task-decided-before, own-proposal.
 */
export const recordRuling = async (input: RulingInput, deps: RulingDeps): Promise<Record<string, never>> => {
  const { taskId, user, reason, explanation, toneAccepted } = input;
  const { cases, clock, policy } = deps;
  await requireTask(cases, taskId);
  const at = clock.now();
  const remedy = remedyParts(policy, taskId, input.remedy);
  const reasonTextId = `ruling-${taskId}`;
  const explanationTextId = `explanation-${taskId}`;
  await cases.change(caseIdOf(taskId), at, (file) => {
    const task = requireRuling({ file, policy }, taskId, user);
    const third = openThirdOpinion(file);
    return combine(
      {
        events: [
          {
            type: 'opinions-reconciled',
            actor: { kind: 'person', id: user.id },
            data: {
              ...{ cycle: task.cycle, taskId, reasonTextId },
              ...judged(input),
              ...remedy.named,
              ...(explanation && { explanationTextId }),
              ...(toneAccepted && { toneAccepted }),
            },
          },
        ],
        items: [
          decided(task, { by: user.id, at }),
          textItem(reasonTextId, reason),
          ...(explanation ? [textItem(explanationTextId, explanation)] : []),
          ...remedy.items,
        ],
        effects: [{ effect: 'resume', taskId }],
      },
      third && cancelTasks([third], 'decided-without'),
    );
  });
  return {};
};
