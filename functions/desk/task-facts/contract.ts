import * as z from 'zod/mini';
import { Money } from '#domain/money.ts';

/** What a customer is worth, for those who decide what a case costs and ask for it. */
const ShownWorth = z.strictObject({
  known: z.boolean(),
  value: z.optional(Money),
  /** Since when they are a customer, how many products they have, what they have ordered. */
  since: z.optional(z.string()),
  products: z.optional(z.int()),
  orders: z.optional(z.int()),
  /** When the company said so. */
  asOf: z.optional(z.string()),
  /** Why it is not known, in the reader's language. */
  why: z.optional(z.string()),
  /** So many times what the dearest option of the proposal costs, rounded down. */
  timesCost: z.optional(z.int()),
  /** It is wiser to give in than to go on arguing, by the policy: in words, where it holds of what the customer asks for. */
  advice: z.optional(z.string()),
});

/** What a case may cost, for those who decide it and ask for it; never in the case, its lists or its exports. */
export const TaskRoom = z.strictObject({
  /** What the policy lets a case like this cost at most; what earlier cycles cost; what is left. */
  most: Money,
  spent: Money,
  room: Money,
  /** What of it the reader may grant without anybody else. */
  yours: Money,
  /** Why, in the reader's language. */
  reasons: z.array(z.string()),
  /** What the customer is worth, as the company says; where it is not known, why. */
  worth: z.optional(ShownWorth),
  /** The budget that the case counts in; absent where nothing is counted. */
  budget: z.optional(
    z.strictObject({ team: z.string(), period: z.string(), total: Money, reserved: Money, spent: Money, free: Money }),
  ),
  /** What the customer got and was promised in other cases and earlier cycles, since a moment: `cases` of them; maybe of more. */
  customer: z.optional(z.strictObject({ amount: Money, cases: z.int(), since: z.string(), isPart: z.boolean() })),
  /** Where an approval takes several names: how many, who has given theirs, and who else is asked. */
  names: z.optional(z.strictObject({ needed: z.int(), given: z.array(z.string()), asked: z.array(z.string()) })),
});
export type TaskRoom = z.infer<typeof TaskRoom>;

/** What may stand in the offer of a task, with what it costs the company. */
export const TaskOptions = z.strictObject({
  options: z.array(
    z.strictObject({
      /** What a change names it by. */
      id: z.string(),
      title: z.string(),
      detail: z.string(),
      cost: Money,
      /** It stands in the proposal. */
      proposed: z.boolean(),
      /** Whether the reader may grant it, and why not. */
      allowed: z.boolean(),
      why: z.optional(z.string()),
    }),
  ),
  /** So many of them at once, and no more. */
  most: z.int(),
});
export type TaskOptions = z.infer<typeof TaskOptions>;

/** Who of the team may be given a task, and why not the others. */
export const TaskCandidates = z.strictObject({
  people: z.array(
    z.strictObject({ id: z.string(), name: z.string(), allowed: z.boolean(), why: z.optional(z.string()) }),
  ),
});
export type TaskCandidates = z.infer<typeof TaskCandidates>;
