import { beyondOf } from '#domain/budgets/demand.ts';
import type { Beyond, Demand } from '#domain/budgets/demand-shape.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { Task } from '#domain/case/task.ts';
import { askedBeside } from '#domain/concession/approvals.ts';
import { demandNotShaper } from '#domain/four-eyes/rule.ts';
import { formatMoney } from '#domain/money.ts';
import { companyMoney } from '#domain/policy/company-money.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { Refusal } from '#domain/refusal.ts';
import { nameOf, type User } from '#domain/tasks/decide.ts';

type Setting = { file: CaseFile; policy: Policy };

/** Why an amount, a kind, a customer or a budget is beyond whoever decides, in words of the one who may. */
const refusalFor: Record<Beyond, (policy: Policy, demand: Demand) => Refusal> = {
  limit: (policy, { cost }) =>
    new Refusal('limit-too-low', {
      title: `This needs a limit of at least ${formatMoney(companyMoney(policy, cost), 'en')} in one case`,
      es: `Hace falta un límite de al menos ${formatMoney(companyMoney(policy, cost), 'es')} por caso`,
    }),
  kind: () => new Refusal('kind-beyond-authority'),
  customer: (policy, { customer = 0 }) =>
    new Refusal('customer-beyond-authority', {
      title: `With this the customer would have got ${formatMoney(companyMoney(policy, customer), 'en')} in all cases: it needs somebody who may grant that much to one customer`,
      es: `Con esto el cliente habría recibido ${formatMoney(companyMoney(policy, customer), 'es')} en todos sus casos: tiene que concederlo quien pueda conceder tanto a un cliente`,
    }),
  budget: (policy) => {
    const names = policy.budgets.mayExceed.map((id) => nameOf(policy, id)).join(', ');
    return new Refusal('budget-exhausted', {
      title: `The budget has not enough left for this. These may exceed it: ${names}. Hand it over to one of them, choose other options, or do not approve it`,
      es: `El presupuesto no alcanza para esto. Pueden superarlo: ${names}. Pásela a una de esas personas, elija otras opciones o no la apruebe`,
    });
  },
};

/** Refuses: not-your-task, where somebody decides for another and is asked for the same themselves: each name is given once. */
const demandOwnName = (file: CaseFile, task: Task, user: User): void => {
  if (task.assignee === user.id || !askedBeside(file, task).some(({ assignee }) => assignee === user.id)) return;
  throw new Refusal('not-your-task', {
    title: 'You are asked to approve this yourself: decide on your own task',
    es: 'A usted también se le pide su aprobación: decida en su propia tarea',
  });
};

/**
 * Four eyes, and nobody beyond their authority: whoever had a part in the proposal does not approve it, nobody approves it twice, and
 * nobody grants more than they may by amount, kind, customer and budget.
 * Refuses: own-proposal with what they did, not-your-task, limit-too-low, kind-beyond-authority, customer-beyond-authority, and
 * budget-exhausted.
 */
export const demandAuthority = (
  { file, policy }: Setting,
  { task, user, demand }: { task: Task; user: User; demand: Demand },
): void => {
  demandNotShaper(task, file, user);
  demandOwnName(file, task, user);
  const person = policy.people.find(({ id }) => id === user.id);
  const [first] = person ? beyondOf(policy, person, demand) : (['limit'] as const);
  if (first) throw refusalFor[first](policy, demand);
};
