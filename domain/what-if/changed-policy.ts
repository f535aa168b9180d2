import * as z from 'zod/mini';
import type { Policy } from '../policy/policy.ts';
import { Duration, MinorUnits, points } from '../policy/schema/values.ts';

const levels = ['1', '2', '3', '4'] as const;

/** The numbers of a policy that most changes are about; all else stays. Amounts are minor units of the company's currency. */
export const PolicyChanges = z.strictObject({
  /** Highest cost of one case, by severity. */
  ceiling: z.exactOptional(z.partialRecord(z.enum(levels), MinorUnits)),
  /** What a role may grant in one case; it holds for everybody with that role. */
  authority: z.exactOptional(z.partialRecord(z.enum(['owner', 'approver', 'supervisor']), MinorUnits)),
  /** Offers a customer may get before the final answer. */
  rounds: z.exactOptional(z.int().check(z.minimum(1), z.maximum(9))),
  /** What costs more takes several names. */
  quorumAbove: z.exactOptional(MinorUnits),
  /** Concessions that are offered no more, by id. */
  withdrawn: z.exactOptional(z.array(z.string().check(z.maxLength(60))).check(z.maxLength(100))),
  /** Points from which a case has level 2, 3 and 4. */
  levels: z.exactOptional(z.tuple([points, points, points])),
  /** From receipt to the next message we promise, by severity. */
  nextWord: z.exactOptional(z.partialRecord(z.enum(levels), Duration)),
});
export type PolicyChanges = z.infer<typeof PolicyChanges>;

type Authority = Policy['negotiation']['authority'];

/** A limit of somebody's own would hide what their role may grant. */
const withAuthority = (people: Policy['people'], authority: Partial<Authority>): Policy['people'] => {
  const isOfChangedRole = ({ roles }: Policy['people'][number]) =>
    roles.some((role) => authority[role as keyof Authority] !== undefined);
  return people.map((person) => {
    const { limit: _, ...rest } = person;
    return isOfChangedRole(person) ? rest : person;
  });
};

/** A policy with other numbers, to be compared with it: nothing is put in force. */
export const changedPolicy = (policy: Policy, changes: PolicyChanges): Policy => {
  const { ceiling, authority = {}, rounds, quorumAbove, withdrawn = [], levels: from, nextWord } = changes;
  const { negotiation, budgets } = policy;
  return {
    ...policy,
    people: withAuthority(policy.people, authority as Partial<Authority>),
    concessions: policy.concessions.filter(({ id }) => !withdrawn.includes(id)),
    negotiation: {
      ...negotiation,
      ceiling: { ...negotiation.ceiling, ...ceiling },
      authority: { ...negotiation.authority, ...authority },
      ...(rounds !== undefined && { rounds }),
    },
    budgets: {
      ...budgets,
      ...(budgets.quorum && quorumAbove !== undefined && { quorum: { ...budgets.quorum, above: quorumAbove } }),
    },
    severity: { ...policy.severity, ...(from && { levels: from }) },
    deadlines: { ...policy.deadlines, nextWord: { ...policy.deadlines.nextWord, ...nextWord } },
  };
};
