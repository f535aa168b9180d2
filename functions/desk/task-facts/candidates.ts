import { requireTask } from '#domain/tasks/decide.ts';
import type { DeskDeps } from '../contract.ts';
import { fundsFor, objection, requireTransferable } from '../tasks/hand-over.ts';
import type { AskedTask } from './asked-task.ts';
import type { TaskCandidates } from './contract.ts';

/**
 * Who may be given a task, by the same check that refuses the hand-over, and why not the others; those who may come first. Of an
 * approval, by what is left of the budget now.
 * Refuses: no-such-task, task-not-open, task-decided-before, task-not-transferable, not-your-task.
 */
export const showCandidates = async (
  { taskId, reader }: AskedTask,
  deps: Pick<DeskDeps, 'cases' | 'policy' | 'clock'>,
): Promise<TaskCandidates> => {
  const file = await requireTask(deps.cases, taskId);
  const task = requireTransferable({ file, policy: deps.policy }, taskId, reader);
  const funds = await fundsFor({ file, task }, deps);
  const people = deps.policy.people.map((person) => {
    const why = objection({ file, task, person, funds }, deps);
    const { id, name } = person;
    return why ? { id, name, allowed: false, why: why[reader.language] } : { id, name, allowed: true };
  });
  return { people: people.toSorted((a, b) => Number(b.allowed) - Number(a.allowed)) };
};
