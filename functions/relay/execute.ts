import type { OutboxItem } from '#cases/store/outbox.ts';
import { executionOf } from '#domain/execution/execution.ts';
import { EXECUTION_REQUESTED, executionRequest } from '#domain/execution/request.ts';
import { underPolicyOf } from '#domain/policy/under-policy.ts';
import type { RelayDeps } from './deps.ts';
import { handOver } from './hand-over.ts';

/**
 * Asks a system to carry out a promise: on the bus, or by the function that calls other systems. A request that has come to its end
 * is not put on the bus again.
 */
export const execute = async (item: OutboxItem & { effect: 'execute' }, relayDeps: RelayDeps): Promise<void> => {
  if (item.by === 'webhook') return handOver(item, relayDeps);
  const { caseId, taskId, attempt } = item;
  const { cases, policy, bus } = await underPolicyOf(relayDeps, caseId);
  const file = await cases.load(caseId);
  const execution = file && executionOf(file.events, taskId);
  if (!execution || execution.attempt !== attempt || execution.state !== 'asked') return;
  const { confirmBy, integration } = execution;
  const detail = executionRequest(file, { taskId, attempt, confirmBy }, policy);
  if (detail) await bus.put({ type: EXECUTION_REQUESTED, detail: { integration, ...detail } });
};
