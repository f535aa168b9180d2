import * as z from 'zod/mini';
import { Money } from '#domain/money.ts';

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
