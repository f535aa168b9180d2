import { combine } from '#domain/case/change.ts';
import { caseIdOf } from '#domain/case/ids.ts';
import { askExecution } from '#domain/execution/ask-execution.ts';
import { executionOf } from '#domain/execution/execution.ts';
import { underPolicyOf } from '#domain/policy/under-policy.ts';
import { Refusal } from '#domain/refusal.ts';
import { requireOwnTask, requireTask, type User } from '#domain/tasks/decide.ts';
import type { DeskDeps } from '../contract.ts';

/**
 * Has the request that failed sent again to the system that carries a promise out, with the same idempotency key: what it did under
 * it is not done twice.
 * Refuses: execution-not-failed, no-such-task, not-your-task, task-not-open, task-decided-before.
 */
export const sendAgain = async (
  { taskId, user, reason }: { taskId: string; user: User; reason: string },
  deskDeps: DeskDeps,
): Promise<Record<string, never>> => {
  await requireTask(deskDeps.cases, taskId);
  const caseId = caseIdOf(taskId);
  const deps = await underPolicyOf(deskDeps, caseId);
  const { cases, clock, policy } = deps;
  const at = clock.now();
  await cases.change(caseId, at, (file) => {
    const task = requireOwnTask({ file, policy }, taskId, user);
    const hasFailed = executionOf(file.events, taskId)?.state === 'failed';
    const part = hasFailed ? askExecution({ file, at, deps }, task, { by: user.id, reason }) : undefined;
    if (!part) throw new Refusal('execution-not-failed');
    return combine(part);
  });
  return {};
};
