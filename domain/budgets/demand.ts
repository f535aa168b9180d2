import type { Option } from '../case/settlement.ts';
import { dearest, optionCost } from '../concession/authority.ts';
import { limitOf } from '../people/directory.ts';
import type { Policy } from '../policy/policy.ts';
import type { Person } from '../policy/schema/people.ts';
import type { Beyond, CauseOfApproval, Demand } from './demand-shape.ts';
import type { Funds } from './funds.ts';

type Asked = Pick<Option, 'concession' | 'cost' | 'openSince'>;

const newOnes = (options: readonly Asked[]): Asked[] => options.filter(({ openSince }) => openSince === undefined);

/** What is more than anybody of a kind may grant. */
const restrictedKinds = ({ budgets, concessions }: Policy, options: readonly Asked[]): string[] => {
  const restricted = budgets.kinds.flatMap(({ kinds }) => kinds as string[]);
  const kinds = newOnes(options).flatMap(
    ({ concession }) => concessions.find(({ id }) => id === concession)?.kind ?? [],
  );
  return [...new Set(kinds)].filter((kind) => restricted.includes(kind));
};

/** How many have to approve what costs so much. */
const namesFor = ({ budgets: { quorum } }: Pick<Policy, 'budgets'>, cost: number): number =>
  quorum && cost > quorum.above ? quorum.names : 1;

/** What some options ask of whoever grants them. @param funds absent where nothing is counted */
export const demandOf = (policy: Policy, options: readonly Asked[], funds: Funds | undefined): Demand => {
  const cost = optionCost([...options]);
  const kinds = restrictedKinds(policy, options);
  // Also one of those that stay open.
  const isOver = funds !== undefined && dearest(options) > funds.within;
  return {
    cost,
    ...(kinds.length > 0 && { kinds }),
    // What costs nothing, or was in somebody's authority before, adds nothing to what the customer gets.
    ...(funds && cost > 0 && { customer: funds.customer.amount + cost }),
    ...(isOver && { overBudget: true }),
    names: namesFor(policy, cost),
  };
};

/** What somebody may grant one customer in all cases together, in minor units. */
export const customerLimitOf = ({ budgets }: Pick<Policy, 'budgets'>, { id, roles }: Person): number => {
  const { authority, people } = budgets.customer;
  const byRole: Partial<Record<string, number>> = authority;
  return people[id] ?? Math.max(0, ...roles.map((role) => byRole[role] ?? 0));
};

/** Whether somebody may grant a kind of concession: whoever a rule that names it lists; anybody, where none does. */
export const mayGrantKind = ({ budgets }: Pick<Policy, 'budgets'>, { id, roles }: Person, kind: string): boolean => {
  const rules = budgets.kinds.filter(({ kinds }) => (kinds as string[]).includes(kind));
  return rules.every((rule) => rule.people.includes(id) || rule.roles.some((role) => roles.includes(role)));
};

/** Why somebody may not grant this alone; empty where they may, as far as their authority goes. */
export const beyondOf = (policy: Policy, person: Person, demand: Demand): Beyond[] => [
  ...(demand.cost > limitOf(policy, person) ? (['limit'] as const) : []),
  ...((demand.kinds ?? []).every((kind) => mayGrantKind(policy, person, kind)) ? [] : (['kind'] as const)),
  ...((demand.customer ?? 0) > customerLimitOf(policy, person) ? (['customer'] as const) : []),
  ...(demand.overBudget && !policy.budgets.mayExceed.includes(person.id) ? (['budget'] as const) : []),
];

/** Nobody, as far as authority goes: without an owner whatever costs something needs an approval. */
const beyondNobody = ({ cost, kinds = [], overBudget }: Demand): Beyond[] => [
  ...(cost > 0 ? (['limit'] as const) : []),
  ...(kinds.length > 0 ? (['kind'] as const) : []),
  ...(overBudget ? (['budget'] as const) : []),
];

/** Why somebody (or nobody) needs another's approval before this goes out; empty where they do not. */
export const causesFor = (policy: Policy, id: string | undefined, demand: Demand): CauseOfApproval[] => {
  const person = policy.people.find((one) => one.id === id);
  const beyond = person ? beyondOf(policy, person, demand) : beyondNobody(demand);
  // A customer who got nothing before is no other reason than the amount itself.
  const isFirst = demand.customer === demand.cost && beyond.includes('limit');
  return [
    ...beyond.filter((one) => !(one === 'customer' && isFirst)),
    ...(demand.names > 1 ? (['quorum'] as const) : []),
  ];
};

/** What somebody may still grant in a case alone, in minor units: for what is proposed after a refusal. */
export const freeHand = (policy: Policy, id: string | undefined, funds: Funds | undefined): number => {
  const person = policy.people.find((one) => one.id === id);
  if (!person) return 0;
  const { quorum } = policy.budgets;
  const most = Math.min(limitOf(policy, person), quorum?.above ?? Number.POSITIVE_INFINITY);
  if (!funds) return most;
  const forCustomer = customerLimitOf(policy, person) - funds.customer.amount;
  const ofBudget = policy.budgets.mayExceed.includes(person.id) ? most : funds.within;
  return Math.max(0, Math.min(most, forCustomer, ofBudget));
};

/** Kinds of concessions that somebody may not grant alone. */
export const kindsBeyond = (policy: Policy, id: string | undefined): string[] => {
  const person = policy.people.find((one) => one.id === id);
  const all = [...new Set(policy.budgets.kinds.flatMap(({ kinds }) => kinds as string[]))];
  return all.filter((kind) => !person || !mayGrantKind(policy, person, kind));
};
