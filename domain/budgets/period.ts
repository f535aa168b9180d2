import { localDay, startOfDay } from '../deadline/local-day.ts';
import type { Policy } from '../policy/policy.ts';
import type { BudgetPeriod, Team } from '../policy/schema/budgets.ts';
import type { Instant } from '../time.ts';

/** What stands for the period that a day lies in: `2026-11`, `2026-Q4` or `2026`. */
const names: Record<BudgetPeriod, (day: string) => string> = {
  month: (day) => day.slice(0, 7),
  quarter: (day) => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`,
  year: (day) => day.slice(0, 4),
};

/** The period of the company's budgets that an instant lies in, by the days of its zone: `2026-11`, `2026-Q4` or `2026`. */
export const periodOf = ({ company, budgets }: Pick<Policy, 'company' | 'budgets'>, at: Instant): string =>
  names[budgets.period](localDay(Date.parse(at), company.zone));

/** The first month of a period, by its name. */
const firstMonthOf = (period: string): string => {
  const [year = '', part = '01'] = period.split('-');
  const quarter = /^Q(\d)$/.exec(part)?.[1];
  return `${year}-${quarter ? String(Number(quarter) * 3 - 2).padStart(2, '0') : part}`;
};

/** When a period of the company's budgets begins, by the days of its zone. */
export const startOfPeriod = ({ company }: Pick<Policy, 'company'>, period: string): Instant =>
  new Date(startOfDay(`${firstMonthOf(period)}-01`, company.zone)).toISOString();

/** The team that a case counts for: that of its owner, or the one that stands in the policy for all others. */
export const teamOf = ({ budgets }: Pick<Policy, 'budgets'>, owner: string | undefined): Team => {
  const { teams, otherwise } = budgets;
  const found =
    teams.find(({ people }) => owner !== undefined && people.includes(owner)) ??
    teams.find(({ id }) => id === otherwise) ??
    teams[0];
  if (!found) throw new RangeError('The policy has no team with a budget');
  return found;
};
