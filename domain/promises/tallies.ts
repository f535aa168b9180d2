import * as z from 'zod/mini';

/**
 * What is counted of promises. Each that was `made` ends once as `kept` (proved by its date), `late` (proved after it) or `broken` (said to
 * be broken by us or, before it was proved, by the customer); those in none are open. `mended`: broken ones that were kept
 * after all. `disputed`: kept by our word, and not by the customer's. `worded`: proved by nothing but words of ours.
 */
export const tallies = ['made', 'kept', 'late', 'broken', 'mended', 'disputed', 'worded'] as const;
export type Tally = (typeof tallies)[number];

/** How often each; what there is none of is left out. */
export const Tallies = z.partialRecord(z.enum(tallies), z.int());
export type Tallies = z.infer<typeof Tallies>;
