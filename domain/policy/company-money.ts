import type { Money } from '../money.ts';
import type { Policy } from './policy.ts';

/** Money of the company, from minor units. */
export const companyMoney = (policy: Policy, amount: number): Money => ({
  amount,
  currency: policy.company.currency,
});
