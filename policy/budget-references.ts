import type * as z from 'zod/mini';
import type { PolicySource } from '#domain/policy/policy.ts';

type Source = z.infer<typeof PolicySource>;

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

const quorumProblems = ({ budgets: { quorum } }: Source): string[] =>
  quorum && quorum.asked < quorum.names ? ['quorum.asked: fewer are asked than have to approve'] : [];

/** What the budgets say of each other; of people: domain/policy/people-rules. */
export const budgetReferences = (policy: Source): string[] =>
  [...teamProblems(policy), ...quorumProblems(policy)].map((problem) => `budgets.yaml: ${problem}`);
