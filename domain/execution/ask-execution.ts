import type { Actor } from '../case/actor.ts';
import type { CaseContext } from '../case/case-file.ts';
import type { ChangePart } from '../case/change.ts';
import { textItem } from '../case/change.ts';
import type { Task } from '../case/task.ts';
import type { Policy } from '../policy/policy.ts';
import type { Clock } from '../time.ts';
import { commitmentOf, executionOf, executorOf } from './execution.ts';

/**
 * Asks the system that carries out a promise to do it, in the change that opens its task or that has it sent again: undefined where
 * a person keeps the promise. `again`: who has it sent again, and why.
 */
export const askExecution = (
  { file, at, deps: { policy, clock } }: CaseContext<{ policy: Policy; clock: Clock }>,
  task: Task,
  again?: { by: string; reason: string },
): ChangePart | undefined => {
  const commitment = task.kind === 'promise' ? commitmentOf(file, task) : undefined;
  const executor = commitment && executorOf(policy, commitment);
  const concession = commitment?.concession;
  if (!commitment || !executor || concession === undefined) return undefined;
  const { by, integration } = executor;
  const { taskId, cycle } = task;
  const attempt = (executionOf(file.events, taskId)?.attempt ?? 0) + 1;
  const confirmBy = clock.after(at, integration.confirms);
  const reasonTextId = `execution-${cycle}-${commitment.index}-${attempt}`;
  const actor: Actor = again ? { kind: 'person', id: again.by } : { kind: 'system' };
  return {
    events: [
      {
        type: 'execution-asked',
        actor,
        data: {
          ...{ cycle, taskId, index: commitment.index, concession },
          ...{ integration: integration.id, attempt, confirmBy },
          ...(again && { reasonTextId }),
        },
      },
    ],
    items: again ? [textItem(reasonTextId, again.reason)] : [],
    effects: [{ effect: 'execute', by, integration: integration.id, taskId, attempt }],
  };
};
