import { type CaseBefore, casesBefore } from '#cases/store/earlier-cases.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { spentOn } from '#domain/concession/round-facts.ts';
import { titleOfConcession } from '#domain/concession/titles.ts';
import { companyMoney } from '#domain/policy/company-money.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { durationMs, type Instant, instantAfter } from '#domain/time.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import { earlierDispute } from '#domain/worth/earlier-dispute.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import type { DeskDeps } from '../contract.ts';
import type { CasesBefore } from './before-contract.ts';

/** A case of the past. Of one whose data is kept away only that it was there is said. */
export const pastCaseRow = (
  { head, outcomes, score, refused }: CaseBefore,
  { policy, language }: { policy: Policy; language: ReplyLanguage },
): CasesBefore['cases'][number] => {
  const { caseId, reference, receivedAt, closedAt, status, topic, blockedAt } = head;
  if (blockedAt) return omitUndefined({ caseId, reference, receivedAt, closedAt, status });
  const given = outcomes.flatMap(({ concessions }) => concessions.map(({ concession }) => concession));
  // One that the policy no longer has is named by its id.
  const conceded = given.map((id) => titleOfConcession(policy, id, language) ?? id);
  const last = outcomes.toSorted((a, b) => b.cycle - a.cycle)[0];
  return omitUndefined({
    ...{ caseId, reference, receivedAt, closedAt, status, topic },
    result: last?.result,
    cause: last?.cause,
    cost: last && companyMoney(policy, spentOn(outcomes)),
    conceded: conceded.length > 0 ? conceded : undefined,
    score,
    refusals: refused > 0 ? refused : undefined,
  });
};

/** Figures of the claims within a time, from what is shown of them. */
const serialOf = (
  rows: CasesBefore['cases'],
  { since, policy }: { since: Instant; policy: Policy },
): CasesBefore['serial'] => {
  const counted = rows.filter(({ receivedAt }) => receivedAt >= since);
  const costs = counted.map(({ cost }) => cost?.amount ?? 0);
  const conceded = costs.filter((amount) => amount > 0).length;
  const { serial } = policy.customers;
  return {
    isMany: counted.length >= serial.cases || conceded >= serial.conceded,
    since,
    cases: counted.length,
    conceded,
    cost: companyMoney(
      policy,
      costs.reduce((sum, amount) => sum + amount, 0),
    ),
    refused: counted.filter(({ result }) => result === 'answered').length,
    unfounded: counted.filter(({ cause }) => cause === 'unfounded').length,
    examined: counted.filter(({ cause }) => cause !== undefined).length,
  };
};

/**
 * What went before with the customer of a case, by what they have proved, with figures of how much they claim. It is shown, and
 * decides nothing. Undefined where there was nothing.
 */
export const beforeView = async (
  file: Pick<CaseFile, 'head' | 'events' | 'tasks'>,
  language: ReplyLanguage,
  { table, policy }: Pick<DeskDeps, 'table' | 'policy'>,
): Promise<CasesBefore | undefined> => {
  const { head } = file;
  const before = (await casesBefore(table, head)).filter((one) => one.head.receivedAt <= head.receivedAt);
  if (before.length === 0) return undefined;
  const rows = before.map((one) => pastCaseRow(one, { policy, language }));
  const since = instantAfter(head.receivedAt, -durationMs(policy.customers.serial.within));
  return omitUndefined({ cases: rows, serial: serialOf(rows, { since, policy }), dispute: earlierDispute(file) });
};
