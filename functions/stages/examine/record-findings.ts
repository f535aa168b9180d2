import type { CaseStore } from '#domain/case/case-store.ts';
import { caseIdOf } from '#domain/case/ids.ts';
import { type FindingsInput, ledToBy } from '#domain/examination/led-to-by.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { requireTask, requireUninvolved } from '#domain/tasks/decide.ts';
import type { Clock } from '#domain/time.ts';
import type { FindingsOutput } from './contract.ts';

type FindingsDeps = { cases: CaseStore; clock: Clock; policy: Policy; deskUrl?: string };

/**
 * The owner has listened (stage examine): records cause, facts and what the customer asks for, plans one consultation for each
 * question, and lets the execution go on. Points of the complaint are listed with it. A customer who was asked to complete
 * the complaint need not any more: the owner has what it takes.
 *
 * Refuses: no-such-task, not-your-task, task-not-open, task-decided-before, points-unknown, points-too-many.
 */
export const recordFindings = async (input: FindingsInput, deps: FindingsDeps): Promise<FindingsOutput> => {
  const { taskId, user } = input;
  const { cases, clock, policy } = deps;
  await requireTask(cases, taskId);
  const at = clock.now();
  let output: FindingsOutput = { questions: [] };
  await cases.change(caseIdOf(taskId), at, (file) => {
    const task = requireUninvolved({ file, policy }, taskId, user);
    const led = ledToBy({ file, at, deps }, task, input);
    output = led.output;
    return led.change;
  });
  return output;
};
