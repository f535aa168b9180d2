import { budgetState } from '#cases/store/budgets.ts';
import { periodOf } from '#domain/budgets/period.ts';
import { companyMoney } from '#domain/policy/company-money.ts';
import { Refusal } from '#domain/refusal.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import type { DeskDeps } from '../contract.ts';
import type { BudgetList } from './contract.ts';

const PERIOD = /^\d{4}(-(0[1-9]|1[0-2]|Q[1-4]))?$/;

type Asked = { period?: string | undefined; language: ReplyLanguage };

/** Refuses: period-invalid. */
const demandPeriod = (period: string): string => {
  if (PERIOD.test(period)) return period;
  throw new Refusal('period-invalid', {
    errors: [{ pointer: '/period', message: 'must be a month, a quarter or a year such as 2026-11, 2026-Q4 or 2026' }],
  });
};

/** How every team's budget stands in a period, this one where none is named. Refuses: period-invalid. */
export const showBudgets = async (
  { period: named, language }: Asked,
  { table, policy, clock }: Pick<DeskDeps, 'table' | 'policy' | 'clock'>,
): Promise<BudgetList> => {
  const period = named === undefined ? periodOf(policy, clock.now()) : demandPeriod(named);
  const states = await Promise.all(
    policy.budgets.teams.map(({ id: team }) => budgetState(table, policy, { team, period })),
  );
  // A budget that the policy made smaller than what is taken of it has nothing left.
  const money = (amount: number) => companyMoney(policy, Math.max(0, amount));
  return {
    period,
    budgets: policy.budgets.teams.map(({ id: team, name }, at) => {
      const { total = 0, reserved = 0, spent = 0, free = 0, beyond = 0 } = states[at] ?? {};
      return {
        ...{ team, name: name[language], total: money(total) },
        ...{ reserved: money(reserved), spent: money(spent), free: money(free), beyond: money(beyond) },
      };
    }),
  };
};
