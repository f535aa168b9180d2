import type { Policy } from '#domain/policy/policy.ts';
import { policy } from '#test/support/policy.ts';

/** The demo company's policy. */
export const shipped: Policy = policy;

/** What whoever examines a case may grant alone, in cents: less than most offers cost. */
const ALONE = 800;
const CODE_ABOVE = 1_000;

/**
 * The demo company, with little money to give: its budgets run out, whoever examines a case may grant next to nothing of it alone,
 * and more names are asked for.
 */
export const tight: Policy = Object.freeze<Policy>({
  ...shipped,
  people: shipped.people.map((person) =>
    person.limit !== undefined && person.limit <= 10_000 ? { ...person, limit: ALONE } : person,
  ),
  // What is worth anything is accepted with a code.
  negotiation: { ...shipped.negotiation, code: { ...shipped.negotiation.code, above: CODE_ABOVE } },
  budgets: {
    ...shipped.budgets,
    teams: shipped.budgets.teams.map((team) => ({ ...team, total: 6_000 })),
    quorum: { above: 2_000, names: 2, asked: 3, order: 'at-once' },
  },
});
