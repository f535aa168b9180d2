import { pastCasesPage } from '#cases/store/past-cases.ts';
import { titleOfRemedy } from '#domain/concession/titles.ts';
import { endOfDay, instantOf, startOfDay } from '#domain/deadline/local-day.ts';
import { dayOf } from '#domain/people/directory.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { LocalizedText } from '#domain/values.ts';
import { changedPolicy } from '#domain/what-if/changed-policy.ts';
import { compared } from '#domain/what-if/compare.ts';
import type { DeskDeps } from '../contract.ts';
import { demandPeriod } from '../insights/period.ts';
import type { PolicyNumbers, WhatIf, WhatIfPage } from './contract.ts';

type Deps = Pick<DeskDeps, 'table' | 'clock' | 'policy' | 'law'>;

const MOST_DAYS = 366;

/**
 * What other numbers of the policy would have made of a page of the cases of a period. It stores nothing. A page holds a bounded
 * number of cases, so that each answers soon however many there are.
 *
 * Refuses: period-invalid.
 */
export const whatIf = async (
  { from, to, changes, cursor }: WhatIf,
  { table, clock, policy, law }: Deps,
): Promise<WhatIfPage> => {
  const period = demandPeriod({ from, to }, MOST_DAYS);
  const { zone } = policy.company;
  const received = { from: instantOf(startOfDay(period.from, zone)), to: instantOf(endOfDay(period.to, zone)) };
  const { cases, ...page } = await pastCasesPage(table, received, cursor);
  const rules = { before: { policy, law }, after: { policy: changedPolicy(policy, changes), law } };
  return { compared: compared(cases, rules, clock), ...page };
};

const named = <Title>({ id, title }: { id: string; title: Title }) => ({ id, title });

/** What a concession is called, with what it is worth: several have the same title but for that. */
const titlesOf = (policy: Policy, id: string): LocalizedText => ({
  es: titleOfRemedy(policy, id, 'es'),
  en: titleOfRemedy(policy, id, 'en'),
});

/** The numbers in force, from which a change is made. */
export const policyNumbers = ({ policy, clock }: Pick<Deps, 'policy' | 'clock'>): PolicyNumbers => {
  const { company, negotiation, budgets, severity, deadlines, topics } = policy;
  return {
    ...{ currency: company.currency, zone: company.zone, today: dayOf(policy, clock.now()) },
    ...{ ceiling: negotiation.ceiling, authority: negotiation.authority, rounds: negotiation.rounds },
    ...(budgets.quorum && { quorumAbove: budgets.quorum.above }),
    ...{ levels: severity.levels, nextWord: deadlines.nextWord },
    ...{
      concessions: policy.concessions.map(({ id }) => ({ id, title: titlesOf(policy, id) })),
      topics: topics.map(named),
    },
  };
};
