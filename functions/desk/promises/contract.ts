import * as z from 'zod/mini';

const count = z.int();

/** What became of the promises of a kind and a team that were due in a month. */
const PromiseRow = z.strictObject({
  /** Of the company's zone: `2026-11`. */
  month: z.string(),
  /** The kind of the concession, `other` where the policy does not have it any more; of a commitment of a letter its own. */
  kind: z.string(),
  /** The team of whoever made the promise (policy/budgets.yaml). */
  team: z.string(),
  teamName: z.string(),
  made: count,
  /** Proved by the date. */
  kept: count,
  /** Proved after it. */
  late: count,
  /** Found broken by us, or said to be by the customer after the date. */
  broken: count,
  /** Neither kept nor broken yet. */
  open: count,
  /** Of the broken ones, those that were kept after all. */
  mended: count,
  /** Kept by our word, and not by the customer's. */
  disputed: count,
  /** Proved by nothing but words of ours. */
  worded: count,
});

/** How promises are kept, by month, kind and team. */
export const PromiseFigures = z.strictObject({
  rows: z.array(PromiseRow),
  /** How many wait to be kept whose date has passed; 1000 stands for that many or more. */
  overdue: z.int(),
});
export type PromiseFigures = z.infer<typeof PromiseFigures>;
