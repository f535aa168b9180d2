import * as z from 'zod/mini';

/** What of a booking one of the counters of a budget holds; `beyond`: how much of it the budget did not have. */
const Part = z.strictObject({ shard: z.int(), amount: z.int(), beyond: z.exactOptional(z.int()) });
export type Part = z.infer<typeof Part>;

/** What a cycle of a case takes of a budget. Amounts are minor units of the company's currency. */
export const Booking = z.strictObject({
  cycle: z.int(),
  /** Whose budget, and of which period: those in which it was first proposed. */
  team: z.string(),
  period: z.string(),
  /** Reserved from the proposal on, spent from the agreement on. */
  state: z.enum(['reserved', 'spent']),
  amount: z.int(),
  /** When it was first proposed. */
  at: z.string(),
  parts: z.array(Part),
});
export type Booking = z.infer<typeof Booking>;
