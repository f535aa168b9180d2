import { announcementsOf } from '#cases/store/announcements.ts';
import type { OutboxItem } from '#cases/store/outbox.ts';
import { executionOf } from '#domain/execution/execution.ts';
import { EXECUTION_REQUESTED, executionRequest } from '#domain/execution/request.ts';
import { underPolicyOf } from '#domain/policy/under-policy.ts';
import type { Webhook } from '#platform/http/post-signed.ts';
import type { OutgoingDeps } from './deps.ts';

export type Call = OutboxItem & { effect: 'notify' | 'execute' };

/** A payload as Standard Webhooks asks for it: what happened, when, and about what. */
const webhook = (
  id: string,
  { type, timestamp, data }: { type: string; timestamp: string; data: object },
): Webhook => ({
  id,
  body: JSON.stringify({ type, timestamp, data }),
});

const ofEvents = async (
  item: Extract<Call, { effect: 'notify' }>,
  { table }: Pick<OutgoingDeps, 'table'>,
): Promise<Webhook[]> =>
  (await announcementsOf(table, item)).map(({ type, detail }) =>
    webhook(detail.id, { type, timestamp: detail.at, data: detail }),
  );

const ofRequest = async (
  { caseId, taskId, attempt }: Extract<Call, { effect: 'execute' }>,
  given: OutgoingDeps,
): Promise<Webhook[]> => {
  const { cases, policy } = await underPolicyOf(given, caseId);
  const file = await cases.load(caseId);
  const execution = file && executionOf(file.events, taskId);
  // One that was confirmed, or that a newer request has followed, is not sent any more.
  if (!execution || execution.attempt !== attempt || execution.state !== 'asked') return [];
  const data = executionRequest(file, { taskId, attempt, confirmBy: execution.confirmBy }, policy);
  return data ? [webhook(`${taskId}.${attempt}`, { type: EXECUTION_REQUESTED, timestamp: execution.at, data })] : [];
};

/** What is posted for an effect of the outbox, in its order; nothing where it has come to its end meanwhile. */
export const webhooksOf = (item: Call, deps: OutgoingDeps): Promise<Webhook[]> =>
  item.effect === 'notify' ? ofEvents(item, deps) : ofRequest(item, deps);
