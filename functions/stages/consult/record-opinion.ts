import type { CaseFile } from '#domain/case/case-file.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import { textItem } from '#domain/case/change.ts';
import type { Opinion } from '#domain/case/findings.ts';
import { remedyTextId } from '#domain/case/findings.ts';
import { caseIdOf } from '#domain/case/ids.ts';
import type { Task } from '#domain/case/task.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { Refusal } from '#domain/refusal.ts';
import { decided, requireOwnTask, requireTask, type User } from '#domain/tasks/decide.ts';
import type { Clock } from '#domain/time.ts';
import type { OpinionBody } from './contract.ts';

export type OpinionInput = OpinionBody & { taskId: string; user: User; toneAccepted?: string[] };
export type OpinionDeps = { cases: CaseStore; clock: Clock; policy: Policy };

const inCatalogue = (policy: Policy, remedy: string): boolean =>
  policy.concessions.some(({ id, kind }) => id === remedy || kind === remedy);

/** What an expert judged; what cannot be known is left out. */
const judged = ({ valid, liable }: Pick<OpinionBody, 'valid' | 'liable'>): { valid?: boolean; liable?: boolean } => ({
  ...(valid !== 'unknown' && { valid }),
  ...(liable !== 'unknown' && { liable }),
});

const isLastOpen = (file: CaseFile, task: Task): boolean =>
  file.tasks
    .filter(({ kind, cycle, taskId }) => kind === 'consult' && cycle === task.cycle && taskId !== task.taskId)
    .every(({ status }) => status === 'decided' || status === 'withdrawn');

/**
 * An expert has answered (stage consult): keeps the typed opinion and lets its execution go on. The case becomes
 * consulted with the last open question of its cycle.
 *
 * Refuses: no-such-task, not-your-task, task-not-open, task-decided-before, task-of-another-kind.
 */
export const recordOpinion = async (
  input: OpinionInput,
  { cases, clock, policy }: OpinionDeps,
): Promise<Record<string, never>> => {
  const { taskId, user, remedy, explanation, toneAccepted } = input;
  await requireTask(cases, taskId);
  const at = clock.now();
  const known = remedy !== undefined && inCatalogue(policy, remedy);
  await cases.change(caseIdOf(taskId), at, (file) => {
    const task = requireOwnTask({ file, policy }, taskId, user);
    if (!task.domain) throw new Refusal('task-of-another-kind', { title: 'This task is no consultation' });
    const opinion: Opinion = {
      taskId,
      domain: task.domain,
      answered: true,
      expert: user.id,
      ...judged(input),
      ...(known && { remedy }),
      explanationTextId: `explanation-${taskId}`,
    };
    const remedyInWords = remedy && !known ? [textItem(remedyTextId(taskId), remedy)] : [];
    return {
      set: isLastOpen(file, task) ? { status: 'consulted', stage: 'consult' } : {},
      events: [
        {
          type: 'consulted',
          actor: { kind: 'person', id: user.id },
          data: {
            taskId,
            domain: task.domain,
            ...judged(input),
            ...(known && { remedy }),
            ...(toneAccepted && { toneAccepted }),
          },
        },
      ],
      items: [
        decided(task, { by: user.id, at }),
        { kind: 'opinion', opinion },
        textItem(opinion.explanationTextId, explanation),
        ...remedyInWords,
      ],
      effects: [{ effect: 'resume', taskId }],
    };
  });
  return {};
};
