import { beyondOf } from '../budgets/demand.ts';
import type { Demand } from '../budgets/demand-shape.ts';
import type { Policy } from '../policy/policy.ts';
import type { Person } from '../policy/schema/people.ts';
import type { Day } from '../values.ts';
import { byLimit, decidesApprovals, isAway, limitOf } from './directory.ts';

/**
 * Whose authority is looked for: who covers a cost (minor units), is not excluded, and is there on a day. `demand`: what else the
 * offer asks of whoever grants it.
 */
export type Authority = { cost: number; day: Day; excluded: string[]; demand?: Demand };

/** Whether the authority of somebody covers what is asked. */
export const covers = (policy: Policy, person: Person, { cost, demand }: Pick<Authority, 'cost' | 'demand'>): boolean =>
  limitOf(policy, person) >= cost && (demand === undefined || beyondOf(policy, person, demand).length === 0);

/** Those whose authority covers a cost, the lowest sufficient limit first. */
const authorised = (policy: Policy, { excluded, ...asked }: Omit<Authority, 'day'>): Person[] =>
  policy.people
    .filter(decidesApprovals)
    .filter((person) => !excluded.includes(person.id) && covers(policy, person, asked))
    .sort(byLimit(policy));

/** Whose authority covers a cost: of those present, the one with the lowest sufficient limit. */
export const chooseApprover = (policy: Policy, asked: Authority): string | undefined =>
  authorised(policy, asked).find((person) => !isAway(person, asked.day))?.id;

/** Who would have been asked before the one who is there, and is away. */
export const awayApprovers = (policy: Policy, asked: Authority): string[] => {
  const people = authorised(policy, asked);
  const present = people.findIndex((person) => !isAway(person, asked.day));
  return people.slice(0, present < 0 ? people.length : present).map(({ id }) => id);
};

/** Why whoever is asked for an approval cannot simply grant it. */
export const shortcomings = ['limit', 'other-eyes', 'presence'] as const;

/** Who is asked for an approval; `lacks`: what keeps them from granting all of it, where nobody was left who may. */
export type ApproverFound = { approver?: string; lacks?: (typeof shortcomings)[number] };

/** Who is there and may decide approvals, the highest limit first; none of `excluded`. */
const presentByLimit = (policy: Policy, day: Day, excluded: string[]): Person[] =>
  authorised(policy, { cost: 0, excluded })
    .filter((person) => !isAway(person, day))
    .reverse();

/**
 * Who is asked to approve a cost, and never nobody as long as one may decide approvals whom the complaint is not about. Where no
 * one is left who may grant it, it goes on upwards: to whoever of those present may grant most, who can grant less, send it back
 * or hand it over; to the highest supervisor, even one who had a part in the proposal, who can send it back or hand it over
 * and is refused the approval itself; to somebody who is away.
 * @param asked `excluded` are those the complaint is about
 * @param shapers those who had a part in the proposal
 */
export const findApprover = (policy: Policy, asked: Authority, shapers: string[]): ApproverFound => {
  const excluded = [...asked.excluded, ...shapers];
  const approver = chooseApprover(policy, { ...asked, excluded });
  if (approver !== undefined) return { approver };
  const [lesser] = presentByLimit(policy, asked.day, excluded);
  if (lesser) return { approver: lesser.id, lacks: 'limit' };
  const present = presentByLimit(policy, asked.day, asked.excluded);
  const head = present.find(({ roles }) => roles.includes('supervisor')) ?? present[0];
  if (head) return { approver: head.id, lacks: 'other-eyes' };
  const [away] = [
    ...authorised(policy, { ...asked, excluded }),
    ...authorised(policy, { cost: 0, excluded: asked.excluded }).reverse(),
  ];
  return away ? { approver: away.id, lacks: 'presence' } : {};
};
