import type { CaseStore } from '#domain/case/case-store.ts';
import { textItem } from '#domain/case/change.ts';
import { caseIdOf } from '#domain/case/ids.ts';
import { settledFailures } from '#domain/messages/settled-failures.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { decided, requireOwnTask, requireTask, type User } from '#domain/tasks/decide.ts';
import type { Clock } from '#domain/time.ts';
import type { DeliveryReport } from './contract.ts';

export type DeliveryInput = DeliveryReport & { taskId: string; user: User };
export type RecordDeliveryDeps = { cases: CaseStore; clock: Clock; policy: Policy; newId: () => string };

/**
 * Somebody brought the customer what no channel could, or tried to: the attempt is kept, and the task stays open.
 *
 * Refuses: no-such-task, not-your-task, task-not-open, task-decided-before.
 */
export const recordDelivery = async (
  { taskId, how, note, user }: DeliveryInput,
  { cases, clock, policy, newId }: RecordDeliveryDeps,
): Promise<Record<string, never>> => {
  await requireTask(cases, taskId);
  const at = clock.now();
  const textId = `delivery-${newId()}`;
  await cases.change(caseIdOf(taskId), at, (file) => {
    const task = requireOwnTask({ file, policy }, taskId, user);
    const messageId = task.subject ?? '';
    return {
      events: [
        {
          type: 'delivered-by-person',
          actor: { kind: 'person', id: user.id },
          data: { taskId, messageId, how, textId },
        },
      ],
      items: [
        ...(how === 'not-reached' ? [] : [decided(task, { by: user.id, at }), ...settledFailures(file, at)]),
        textItem(textId, note),
      ],
    };
  });
  return {};
};
