import type { Case } from '#domain/case/case.ts';
import type { Outcome } from '#domain/case/settlement.ts';
import type { Fact } from '#domain/figures/fact.ts';
import { isBackSoon, triedAgain } from '#domain/figures/tried.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { casesOfSamePerson } from './earlier-cases.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

/**
 * What a new case says of what was done before, where the same person had a case of the same topic that ended within 90 days: that
 * it did not last. It reads a few cases of that person, however many there are of others.
 */
export const triedBefore = async (
  table: Table,
  head: Case,
  policy: Pick<Policy, 'company'>,
): Promise<Fact['tried'] | undefined> => {
  if (!head.topic) return undefined;
  const earlier = (await casesOfSamePerson(table, head)).filter(
    ({ topic, closedAt }) => closedAt && topic === head.topic,
  );
  if (earlier.length === 0) return undefined;
  const outcomes = (await table.getMany(
    earlier.map(({ caseId, cycle }) => keys.outcome(caseId, cycle)),
  )) as unknown[] as Outcome[];
  const [last] = outcomes
    .filter((outcome) => isBackSoon(outcome, head.receivedAt))
    .sort((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1));
  return last && triedAgain(last, policy);
};
