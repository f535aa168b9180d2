import type { Policy } from '#domain/policy/policy.ts';
import { policy } from '#test/support/policy.ts';
import { subscribers } from './subscribers.ts';

/** The demo company's policy. */
export const shipped: Policy = policy;

export const topicIds: readonly string[] = shipped.topics.map(({ id }) => id);

/** What whoever examines a case may grant alone, in cents: less than most offers cost. */
const ALONE = 800;
/** What is worth more is accepted with a code, in cents: nearly everything. */
const CODE_ABOVE = 100;

/** What of a company differs from the demo company: each makes something frequent that is rare there. */
export type Company = {
  /** It has little money to give: its budgets run out, whoever examines a case may grant next to nothing of it alone, and more names are asked for. */
  isTight: boolean;
  /** Whatever costs anything is accepted with a code. */
  takesCodes: boolean;
  /** Another system carries out all that is promised. */
  carriesOut: boolean;
  /** Other systems hear of every event: on the company's bus, and some by webhook. */
  announces: boolean;
};

const tight = (policy: Policy): Policy => ({
  ...policy,
  people: policy.people.map((person) =>
    person.limit !== undefined && person.limit <= 10_000 ? { ...person, limit: ALONE } : person,
  ),
  budgets: {
    ...policy.budgets,
    teams: policy.budgets.teams.map((team) => ({ ...team, total: 4_000 })),
    quorum: { above: 2_000, names: 2, asked: 3, order: 'at-once' },
  },
});

const withCodes = (policy: Policy): Policy => ({
  ...policy,
  negotiation: { ...policy.negotiation, code: { ...policy.negotiation.code, above: CODE_ABOVE } },
});

const carriedOut = (policy: Policy): Policy => ({
  ...policy,
  // Of two concessions one is asked for by webhook, the other on the bus.
  concessions: policy.concessions.map((concession, place) => ({
    ...concession,
    execution: { by: place % 2 === 0 ? 'webhook' : 'event', integration: 'refunds' },
  })),
});

const toldOf = (policy: Policy): Policy => ({ ...policy, integrations: [...policy.integrations, ...subscribers] });

/** Made once each: what is kept of a policy is found out once. */
const made = new Map<string, Policy>();

export const policyOf = ({ isTight, takesCodes, carriesOut, announces }: Company): Policy => {
  const changes = [isTight && tight, takesCodes && withCodes, carriesOut && carriedOut, announces && toldOf];
  const name = changes.map(Boolean).join();
  const policy =
    made.get(name) ?? Object.freeze(changes.reduce((policy, change) => (change ? change(policy) : policy), shipped));
  made.set(name, policy);
  return policy;
};
