import { bringIn } from '#cases/inbound-message/bring-in.ts';
import type { OpenDeps } from '#cases/inbound-message/open-case.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Instant } from '#domain/time.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import type { BroughtInCase, EarlierCaseIn } from './contract.ts';

/** No system of before is older, and no date of it either. */
const OLDEST = '1990-01-01';

const instant = (text: string): Instant => new Date(text).toISOString();

const impossible = (pointer: string, message: string): never => {
  throw new Refusal('day-impossible', { errors: [{ pointer, message }] });
};

/** Refuses: day-impossible. */
const demandOrder = (
  { receivedAt, closedAt = receivedAt }: { receivedAt: Instant; closedAt?: Instant },
  now: Instant,
): void => {
  if (receivedAt > now || receivedAt < OLDEST) impossible('/receivedAt', 'must be a moment of the past');
  if (closedAt > now || closedAt < receivedAt)
    impossible('/closedAt', 'must be a moment of the past, after it was received');
};

/**
 * Brings in what `by` has of the system before, and says when it is due.
 * Refuses: day-impossible, topic-unknown.
 */
export const bringInCase = async (said: EarlierCaseIn, by: string, deps: OpenDeps): Promise<BroughtInCase> => {
  const { receivedAt, closedAt, messages, ...rest } = said;
  const moments = { receivedAt: instant(receivedAt), ...(closedAt && { closedAt: instant(closedAt) }) };
  demandOrder(moments, deps.clock.now());
  if (said.topic !== undefined && !deps.policy.topics.some(({ id }) => id === said.topic))
    throw new Refusal('topic-unknown', { errors: [{ pointer: '/topic', message: 'must be a topic of the policy' }] });
  const whole = { ...rest, ...moments, messages: messages.map((one) => ({ ...one, at: instant(one.at) })) };
  const { result, caseId } = await bringIn(whole, by, deps);
  const head = await deps.cases.head(caseId);
  const { reference = '', status = 'destroyed' } = head ?? {};
  return omitUndefined({ result, caseId, reference, status, answerBy: head?.closedAt ? undefined : head?.answerBy });
};
