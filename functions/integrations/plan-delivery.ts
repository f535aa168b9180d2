import { createHash } from 'node:crypto';
import { askedBefore, findSurvey, surveyWrites } from '#cases/store/delivery-surveys.ts';
import type { Table, Write } from '#cases/store/table.ts';
import { type Delivered, type DeliveryTold, planSurvey } from '#domain/delivery-survey/delivery-survey.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock } from '#domain/time.ts';
import type { Secret } from '#platform/aws/secrets.ts';
import { customerKeys } from '#platform/customer-keys.ts';
import type { DeliveryReport, Received } from './contract.ts';

export type PlanDeps = { table: Table; clock: Clock; policy: Policy; identity: () => Promise<Secret> };

const ABOUT: Record<DeliveryReport['type'], Delivered> = {
  'order.delivered': 'delivered',
  'order.installed': 'installed',
};

/** The same delivery of the same system has the same id: it is asked about once. */
const idOf = (...parts: string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);

const toldIn = (from: string, { type, data }: DeliveryReport): DeliveryTold => {
  const { order, at, consent, customer } = data;
  const { id: customerId, name, email, language } = customer;
  return {
    ...{ id: idOf(from, type, order), from, about: ABOUT[type], order, consent },
    ...(at && { at: new Date(at).toISOString() }),
    ...(customerId && { customerId }),
    ...(name && { name }),
    ...(email && { email }),
    ...(language && { language }),
  };
};

/** What is stored of a delivery that a system reports: the question to its customer, or nothing, and why. */
export type PlannedDelivery = { writes: Write[]; result: Received['result']; reason: string };

/** Plans the question about a delivery. */
export const planDelivery = async (
  { from, said }: { from: string; said: DeliveryReport },
  { table, clock, policy, identity }: PlanDeps,
): Promise<PlannedDelivery> => {
  const told = toldIn(from, said);
  if (await findSurvey(table, told.id)) return { writes: [], result: 'known', reason: 'survey-known' };
  const { email, customerId: id } = told;
  const known = customerKeys((await identity()).current, { ...(email && { email }), ...(id && { id }) });
  const planned = planSurvey(told, await askedBefore(table, known), { policy, clock });
  return 'survey' in planned
    ? { writes: surveyWrites(planned.survey, known), result: 'done', reason: 'survey-planned' }
    : { writes: [], result: 'noted', reason: planned.not };
};
