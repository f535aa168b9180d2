import { decideTask, textWrite } from '#cases/store/case-store.ts';
import { keys } from '#cases/store/keys.ts';
import type { Write } from '#cases/store/table.ts';
import type { Opinion, Task } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import { caseIdOf } from '#domain/case/ids.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { Refusal } from '#domain/refusal.ts';
import { requireOwnTask, requireTask, type User } from '#domain/tasks/decide.ts';
import type { Clock } from '#domain/time.ts';
import { type OpinionBody, remedyTextId } from './contract.ts';

export type OpinionInput = OpinionBody & { taskId: string; user: User };
export type OpinionDeps = { cases: CaseStore; clock: Clock; policy: Policy };

const inCatalogue = (policy: Policy, remedy: string): boolean =>
  policy.concessions.some(({ id, kind }) => id === remedy || kind === remedy);

const isLastOpen = (file: CaseFile, task: Task): boolean =>
  file.tasks
    .filter(({ kind, cycle, taskId }) => kind === 'consult' && cycle === task.cycle && taskId !== task.taskId)
    .every(({ status }) => status === 'decided' || status === 'withdrawn');

/**
 * An expert has answered (stage consult): keeps the typed opinion and lets its execution go on. The case becomes
 * consulted with the last open question of its journey.
 *
 * Refuses: no-such-task, not-your-task, task-not-open, task-decided-before, task-of-another-kind.
 */
export const recordOpinion = async (
  input: OpinionInput,
  { cases, clock, policy }: OpinionDeps,
): Promise<Record<string, never>> => {
  const { taskId, user, valid, liable, remedy, explanation } = input;
  await requireTask(cases, taskId);
  const at = clock.now();
  const known = remedy !== undefined && inCatalogue(policy, remedy);
  await cases.change(caseIdOf(taskId), at, (file) => {
    const task = requireOwnTask(policy, file, taskId, user);
    const { caseId } = file.head;
    if (!task.domain) throw new Refusal('task-of-another-kind', { title: 'This task is no consultation' });
    const opinion: Opinion = {
      taskId,
      domain: task.domain,
      answered: true,
      expert: user.id,
      valid,
      liable,
      ...(known && { remedy }),
      explanationTextId: `explanation-${taskId}`,
    };
    const inWords: Write[] = remedy && !known ? [textWrite(caseId, remedyTextId(taskId), remedy)] : [];
    return {
      set: isLastOpen(file, task) ? { status: 'consulted', stage: 'consult' } : {},
      events: [
        {
          type: 'consulted',
          actor: { kind: 'person', id: user.id },
          data: { taskId, domain: task.domain, valid, liable, ...(known && { remedy }) },
        },
      ],
      writes: [
        decideTask(task, user.id, at, {}),
        { put: { ...keys.opinion(taskId), ...opinion } },
        textWrite(caseId, opinion.explanationTextId, explanation),
        ...inWords,
      ],
      effects: [{ effect: 'resume', taskId }],
    };
  });
  return {};
};
