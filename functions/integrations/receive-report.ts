import { ifConditionHolds } from '#cases/store/conditional.ts';
import { itemWrites, storeItems } from '#cases/store/items.ts';
import { keys } from '#cases/store/keys.ts';
import { countRefused } from '#cases/store/refused-deliveries.ts';
import type { Table } from '#cases/store/table.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import { type CaseItem, type ChangePart, combine } from '#domain/case/change.ts';
import { sha256 } from '#domain/case/history.ts';
import { CASE_ID, caseIdOf, isTaskId } from '#domain/case/ids.ts';
import { deliveryChannelOf } from '#domain/execution/delivery-channel.ts';
import { executionOf } from '#domain/execution/execution.ts';
import { executionConfirmed, executionFailed } from '#domain/execution/settle-execution.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { underPolicyOf } from '#domain/policy/under-policy.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Clock, Instant } from '#domain/time.ts';
import type { IntegrationKeyReader } from '#platform/aws/integration-secrets.ts';
import type { Secret } from '#platform/aws/secrets.ts';
import { log } from '#platform/log.ts';
import { verifyWebhook } from '#platform/standard-webhooks.ts';
import {
  type AffectedReport,
  type DeliveryReport,
  type ExecutionReport,
  type Received,
  SystemReport,
} from './contract.ts';
import { planDelivery } from './plan-delivery.ts';
import { takeAffected } from './take-affected.ts';

export type ReportDeps = {
  table: Table;
  cases: CaseStore;
  clock: Clock;
  policy: Policy;
  deskUrl: string;
  /** UUIDv7. */
  newId: () => string;
  keysOf: IntegrationKeyReader;
  /** Key of the customer pseudonyms. */
  identity: () => Promise<Secret>;
};

export type Report = { name: string; headers: Readonly<Record<string, string | undefined>>; rawBody: Uint8Array };

/** Something a system sent, proved to be of it. */
export type Proved = { integration: string; webhookId: string; deliveryId: string; at: Instant };

const prove = async ({ name, headers, rawBody }: Report, deps: ReportDeps): Promise<Proved> => {
  const known = deps.policy.integrations.some(({ id }) => id === name);
  const secrets = known ? await deps.keysOf(name) : undefined;
  if (!secrets) throw new Refusal('no-such-integration');
  const at = deps.clock.now();
  const deliveryId = deps.newId();
  const proof = verifyWebhook({ headers, rawBody }, secrets.secrets, at);
  if (proof.valid) return { integration: name, webhookId: proof.id, deliveryId, at };
  const channel = deliveryChannelOf(name);
  log('warn', 'security', { channel, deliveryId, reason: proof.reason });
  await countRefused(deps.table, { id: deliveryId, channel, at, reason: proof.reason, bytes: rawBody.byteLength });
  throw new Refusal('delivery-unproved');
};

const parsed = (rawBody: Uint8Array): SystemReport | undefined => {
  try {
    return SystemReport.safeParse(JSON.parse(Buffer.from(rawBody).toString('utf8'))).data;
  } catch {
    return undefined;
  }
};

/** What is kept of every report: that it came, so that it counts once, and what became of it, in the list of deliveries. */
const keptOf = (
  { integration, webhookId, deliveryId, at }: Proved,
  { caseId, reason }: { caseId?: string; reason?: string },
): CaseItem[] => {
  const channel = deliveryChannelOf(integration);
  const result = caseId ? 'joined' : 'noted';
  const about = { ...(caseId && { caseId }), ...(reason && { reason }) };
  return [
    { kind: 'seen', channel, hash: sha256(webhookId), deliveryId, messageId: deliveryId, result, ...about },
    { kind: 'delivery', delivery: { id: deliveryId, channel, receivedAt: at, result, ...about } },
  ];
};

const isSeen = async ({ integration, webhookId }: Proved, { table }: ReportDeps): Promise<boolean> =>
  (await table.get(keys.seen(deliveryChannelOf(integration), sha256(webhookId)))) !== undefined;

/** Nothing was asked of it that this could answer: it is kept, and a person sees it. */
const note = async (proved: Proved, reason: string, { table }: ReportDeps): Promise<Received> => {
  log('warn', 'report fits nothing', { integration: proved.integration, deliveryId: proved.deliveryId, reason });
  const isNew = await ifConditionHolds(storeItems(table, '', keptOf(proved, { reason })));
  return { result: isNew ? 'noted' : 'known' };
};

const outcomeOf = (
  file: CaseFile,
  { type, data }: ExecutionReport,
  { at, deps }: { at: Instant; deps: ReportDeps },
): ChangePart | undefined => {
  const { idempotencyKey: taskId } = data;
  if (type === 'execution.confirmed') return executionConfirmed({ file, at, deps }, taskId, data.reference);
  const attempt = data.attempt ?? executionOf(file.events, taskId)?.attempt ?? 0;
  const { reason } = data;
  return executionFailed({ file, at, deps }, { taskId, attempt, because: 'reported', ...(reason && { reason }) });
};

/** The case whose promise this system was asked to carry out; undefined where it never was. */
const askedCase = async (
  { data: { idempotencyKey } }: ExecutionReport,
  integration: string,
  { cases }: ReportDeps,
): Promise<CaseFile | undefined> => {
  const caseId = caseIdOf(idempotencyKey);
  const file = isTaskId(idempotencyKey) && CASE_ID.test(caseId) ? await cases.load(caseId) : undefined;
  return file && executionOf(file.events, idempotencyKey)?.integration === integration ? file : undefined;
};

const isDelivery = (said: SystemReport): said is DeliveryReport =>
  said.type === 'order.delivered' || said.type === 'order.installed';

/** An order reached its customer: they are asked how it went in some days, or the list of deliveries says why not. */
const takeDelivery = async (proved: Proved, said: DeliveryReport, deps: ReportDeps): Promise<Received> => {
  const { writes, result, reason } = await planDelivery({ from: proved.integration, said }, deps);
  const kept = itemWrites('', keptOf(proved, { reason }));
  const isNew = await ifConditionHolds(deps.table.write([...writes, ...kept]));
  log('info', 'delivery reported', { integration: proved.integration, deliveryId: proved.deliveryId, reason });
  return { result: isNew ? result : 'known' };
};

/**
 * Customers whom an incident affects: each counts once, so that a report which failed half-way is done whole when it comes again. That a
 * list was given is kept with the report itself: one that came twice at once leaves one.
 */
const takeList = async (proved: Proved, said: AffectedReport, deps: ReportDeps): Promise<Received> => {
  const { received, reason, writes } = await takeAffected({ from: proved.integration, said }, deps);
  const isNew = await ifConditionHolds(deps.table.write([...writes, ...itemWrites('', keptOf(proved, { reason }))]));
  log('info', 'affected customers reported', {
    integration: proved.integration,
    deliveryId: proved.deliveryId,
    reason,
  });
  return isNew ? received : { result: 'known' };
};

/**
 * A system of the company says what became of a promise that it was asked to carry out, that an order was delivered, or whom an incident affects. The signature is over the bytes that came,
 * an old one is a replay, and the same webhook counts once. 2xx means that it is stored.
 *
 * Refuses: no-such-integration, and delivery-unproved, which is counted among the refused deliveries.
 */
export const receiveReport = async (report: Report, deps: ReportDeps): Promise<Received> => {
  const proved = await prove(report, deps);
  if (await isSeen(proved, deps)) return { result: 'known' };
  const said = parsed(report.rawBody);
  if (!said) return note(proved, 'not-understood', deps);
  if (isDelivery(said)) return takeDelivery(proved, said, deps);
  if (said.type === 'incident.affected') return takeList(proved, said, deps);
  const asked = await askedCase(said, proved.integration, deps);
  if (!asked) return note(proved, 'not-asked', deps);
  const { caseId } = asked.head;
  const under = await underPolicyOf(deps, caseId);
  let result: Received['result'] = 'known';
  await deps.cases.change(caseId, proved.at, (file) => {
    const part = outcomeOf(file, said, { at: proved.at, deps: under });
    result = part ? 'done' : 'known';
    return part && combine(part, { items: keptOf(proved, { caseId, reason: said.type }) });
  });
  // Said before, in another webhook: nothing of the case changes, and the list says that it came.
  if (result === 'known')
    await ifConditionHolds(storeItems(deps.table, '', keptOf(proved, { caseId, reason: `${said.type}:again` })));
  log('info', 'report received', { integration: proved.integration, caseId, type: said.type, result });
  return { result };
};
