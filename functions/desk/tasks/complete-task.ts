import { taskKindOf } from '#domain/case/ids.ts';
import { Refusal, type RefusalCode } from '#domain/refusal.ts';
import { openTaskRefusals, type User } from '#domain/tasks/decide.ts';
import type { DeskDeps } from '../contract.ts';
import { completions } from './completions.ts';

type CompleteInput = { taskId: string; user: User; body: unknown };

const ofAnyKind = Object.values(completions);

/** All that deciding a task takes, for documents. */
export const completionBodies = ofAnyKind.map(({ body }) => body);

/** All that deciding a task can refuse, whatever its kind. */
export const completionRefusals: readonly RefusalCode[] = [
  ...new Set([
    ...openTaskRefusals,
    'not-your-task' as const,
    'task-of-customer' as const,
    ...ofAnyKind.flatMap(({ refuses }) => refuses),
  ]),
];

/**
 * Decides a task at the desk. Its id names its kind, so what the body has to hold is known before anything is read.
 * Refuses: no-such-task, task-of-customer, and what the decision of its kind refuses.
 */
export const completeTask = async (input: CompleteInput, deps: DeskDeps): Promise<object> => {
  const kind = taskKindOf(input.taskId);
  if (!kind) throw new Refusal('no-such-task');
  if (!(kind in completions)) throw new Refusal('task-of-customer');
  return completions[kind as keyof typeof completions].complete(input, deps);
};
