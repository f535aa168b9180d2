import type * as z from 'zod/mini';
import { mayGrantKind } from '#domain/budgets/demand.ts';
import type { PolicySource } from '#domain/policy/policy.ts';

type Source = z.infer<typeof PolicySource>;
type Person = Source['people'][number];

const mayApprove = ({ roles }: Person): boolean => roles.includes('approver') || roles.includes('supervisor');

const limitIn = ({ negotiation: { authority } }: Source, { limit, roles }: Person): number =>
  limit ?? Math.max(0, ...roles.map((role) => (role === 'expert' ? 0 : authority[role])));

/** Those whose approval is good for the dearest case there can be. */
const ableTo = (policy: Source, cost: number): Person[] =>
  policy.people.filter((person) => mayApprove(person) && limitIn(policy, person) >= cost);

const unknownPeople = ({ people, budgets: { teams, mayExceed, customer, kinds } }: Source): string[] => {
  const named: [at: string, ids: string[]][] = [
    ...teams.map(({ id, people: ids }): [string, string[]] => [`teams.${id}.people`, ids]),
    ['mayExceed', mayExceed],
    ['customer.people', Object.keys(customer.people)],
    ...kinds.map(({ people: ids }, index): [string, string[]] => [`kinds.${index}.people`, ids]),
  ];
  return named.flatMap(([at, ids]) =>
    ids.filter((id) => !people.some((one) => one.id === id)).map((id) => `${at}: ${id} is nobody in people.yaml`),
  );
};

/** An owner in two teams would have two budgets; a second list of the same team would never be read. */
const teamProblems = ({ budgets: { teams, otherwise } }: Source): string[] => {
  const ids = teams.map(({ id }) => id);
  const members = teams.flatMap(({ people }) => people);
  const twice = (all: string[]) => [...new Set(all.filter((one, index) => all.indexOf(one) !== index))];
  return [
    ...twice(ids).map((id) => `teams: ${id} stands twice`),
    ...twice(members).map((id) => `teams: ${id} is in more than one team`),
    ...(ids.includes(otherwise) ? [] : [`otherwise: ${otherwise} is no team`]),
  ];
};

/** What is put to somebody has to find somebody who may grant it, or some case could never be settled. */
const reachProblems = (policy: Source): string[] => {
  const { people, budgets, negotiation } = policy;
  const highest = Math.max(...Object.values(negotiation.ceiling));
  const exceeding = people.filter(({ id }) => budgets.mayExceed.includes(id));
  const kinds = [...new Set(budgets.kinds.flatMap((rule) => rule.kinds))];
  const { quorum } = budgets;
  return [
    ...(exceeding.some(mayApprove) ? [] : ['mayExceed: nobody of these is an approver or a supervisor']),
    ...kinds
      .filter((kind) => !people.some((person) => mayApprove(person) && mayGrantKind(policy, person, kind)))
      .map((kind) => `kinds: no approver and no supervisor may grant ${kind}`),
    ...(quorum && quorum.asked < quorum.names ? ['quorum.asked: fewer are asked than have to approve'] : []),
    ...(quorum && highest > quorum.above && ableTo(policy, highest).length < quorum.names
      ? [`quorum.names: ${quorum.names} have to approve ${highest} minor units, and fewer may grant that much`]
      : []),
  ];
};

/** What the budgets say of people and of each other. */
export const budgetReferences = (policy: Source): string[] =>
  [...unknownPeople(policy), ...teamProblems(policy), ...reachProblems(policy)].map(
    (problem) => `budgets.yaml: ${problem}`,
  );
