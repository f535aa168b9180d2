import * as z from 'zod/mini';
import { offeredKinds } from '../../concession/kinds.ts';
import { LocalizedText, Slug } from '../../values.ts';
import { roles } from '../../vocabulary.ts';
import { Duration, MinorUnits } from './values.ts';

/** How long a budget lasts, by the calendar of the company's zone. */
const budgetPeriods = ['month', 'quarter', 'year'] as const;
export type BudgetPeriod = (typeof budgetPeriods)[number];

/** Whose cases share a budget. */
const Team = z.strictObject({
  id: Slug,
  name: LocalizedText,
  /** Ids of people: the cases that they own count for this team. */
  people: z.array(Slug).check(z.minLength(1)),
  /** What its cases may cost in one period. */
  total: MinorUnits,
});
export type Team = z.infer<typeof Team>;

/** More than one name under what costs much. */
const Quorum = z.strictObject({
  /** What costs more than this takes several names. */
  above: MinorUnits,
  /** How many have to approve it; one refusal is enough to refuse it. */
  names: z.int().check(z.minimum(2), z.maximum(5)),
  /** How many are asked where all are asked at once: the first `names` of them decide. */
  asked: z.int().check(z.minimum(2), z.maximum(5)),
  /** One after another, the next when the one before has approved; or all at once. */
  order: z.enum(['in-order', 'at-once']),
});

/** What may be conceded beside the limit per case (people.yaml, negotiation.yaml). Amounts are minor units of the company's currency. */
export const Budgets = z.strictObject({
  period: z.enum(budgetPeriods),
  teams: z.array(Team).check(z.minLength(1)),
  /** The team that a case counts for whose owner is in none. */
  otherwise: Slug,
  /** Ids of those who may grant what no budget covers. */
  mayExceed: z.array(Slug).check(z.minLength(1)),
  /** What one customer may get in all their cases together, by whose word. */
  customer: z.strictObject({
    /** How far back is counted. */
    period: Duration,
    /** By role; the highest of somebody's roles counts. */
    authority: z.strictObject({ owner: MinorUnits, approver: MinorUnits, supervisor: MinorUnits }),
    /** By person, in place of what the roles give. */
    people: z._default(z.record(Slug, MinorUnits), {}),
  }),
  /** Kinds of concessions that only some may grant, whatever they cost. */
  kinds: z.array(
    z.strictObject({
      kinds: z.array(z.enum(offeredKinds)).check(z.minLength(1)),
      roles: z._default(z.array(z.enum(roles)), []),
      people: z._default(z.array(Slug), []),
    }),
  ),
  /** Absent: one name is enough for any amount. */
  quorum: z.optional(Quorum),
});
export type Budgets = z.infer<typeof Budgets>;
