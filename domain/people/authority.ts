import type { Policy } from '../policy/policy.ts';
import type { Person } from '../policy/schema/people.ts';
import type { Day } from '../values.ts';
import { byLimit, isAway, limitOf } from './directory.ts';

/** Whose authority is looked for: who covers a cost (minor units), is not excluded, and is there on a day. */
export type Authority = { cost: number; day: Day; excluded: string[] };

/** Those whose authority covers a cost, the lowest sufficient limit first. */
const authorised = (policy: Policy, { cost, excluded }: Authority): Person[] =>
  policy.people
    .filter(({ roles }) => roles.includes('approver') || roles.includes('supervisor'))
    .filter((person) => !excluded.includes(person.id) && limitOf(policy, person) >= cost)
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
