import type { Reason } from '../case/reason.ts';
import { formatMoney } from '../money.ts';
import { companyMoney } from '../policy/company-money.ts';
import type { Policy } from '../policy/policy.ts';
import { nameOf } from '../tasks/decide.ts';
import type { LocalizedText } from '../values.ts';
import { customerLimitOf } from './demand.ts';
import type { Beyond } from './demand-shape.ts';
import type { Funds } from './funds.ts';

const inBoth = (policy: Policy, amount: number) => ({
  es: formatMoney(companyMoney(policy, Math.max(0, amount)), 'es'),
  en: formatMoney(companyMoney(policy, Math.max(0, amount)), 'en'),
});

/** What the team has left, and who may grant more. */
const budgetReason = (policy: Policy, { budget, within }: Funds): Reason => {
  const { total, reserved, spent } = budget;
  const left = inBoth(policy, within);
  const [all, held, gone] = [inBoth(policy, total), inBoth(policy, reserved), inBoth(policy, spent)];
  const names = policy.budgets.mayExceed.map((id) => nameOf(policy, id)).join(', ');
  return {
    code: 'budget',
    es: `Del presupuesto de ${budget.period} (${all.es}; reservado ${held.es}, gastado ${gone.es}) quedan ${left.es} para este caso; pueden superarlo: ${names}`,
    en: `Of the budget of ${budget.period} (${all.en}; reserved ${held.en}, spent ${gone.en}) ${left.en} are left for this case; these may exceed it: ${names}`,
  };
};

/** What the customer got before, and up to what the reader may grant to one customer. */
const customerReason = (policy: Policy, id: string, { customer }: Funds): Reason[] => {
  const person = policy.people.find((one) => one.id === id);
  if (!person || customer.amount === 0) return [];
  const [sum, most] = [inBoth(policy, customer.amount), inBoth(policy, customerLimitOf(policy, person))];
  const since = customer.since.slice(0, 10);
  const { cases } = customer;
  return [
    {
      code: 'customer-sum',
      es: `Desde el ${since} este cliente ya tiene ${sum.es} en otros casos (${cases}) y ciclos; usted puede conceder hasta ${most.es} a un cliente`,
      en: `Since ${since} this customer has ${sum.en} in other cases (${cases}) and cycles; you may grant one customer up to ${most.en}`,
    },
  ];
};

const quorumReason = (policy: Policy): Reason[] => {
  const { quorum } = policy.budgets;
  if (!quorum) return [];
  const above = inBoth(policy, quorum.above);
  return [
    {
      code: 'quorum',
      es: `Lo que cuesta más de ${above.es} lo aprueban ${quorum.names} personas`,
      en: `What costs more than ${above.en} is approved by ${quorum.names} people`,
    },
  ];
};

/** What stands beside the limit per case for whoever decides: the budget, what the customer got before, how many names it takes. */
export const fundsReasons = (policy: Policy, id: string, funds: Funds | undefined): Reason[] => [
  ...(funds ? [budgetReason(policy, funds), ...customerReason(policy, id, funds)] : []),
  ...quorumReason(policy),
];

/** Why somebody may not grant a concession, where it is not what it costs. */
export const beyondWords: Record<Exclude<Beyond, 'limit'>, LocalizedText> = {
  kind: {
    es: 'Una concesión de esta clase solo pueden concederla algunas personas',
    en: 'Only some may grant a concession of this kind',
  },
  customer: {
    es: 'Con lo que el cliente recibió en otros casos es más de lo que usted puede conceder a un cliente',
    en: 'With what the customer got in other cases it is more than you may grant one customer',
  },
  budget: { es: 'El presupuesto no alcanza', en: 'The budget has not enough left' },
};
