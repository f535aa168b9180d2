import * as z from 'zod/mini';

/**
 * A trained linear classifier of what customers write, as `npm run train` makes it: no part of it is written by hand.
 * One weight for a feature and an output says how much the feature speaks for it.
 */
export const Classifier = z.strictObject({
  /** How many rows it learned from, by set. */
  learnedFrom: z.record(z.string(), z.int()),
  /** What is decided: `danger`, `danger:gas`, `kind:complaint`, `level:3` (and above), `topic:billing`, `motive:...`. */
  outputs: z.array(
    z.strictObject({
      name: z.string(),
      /** Where a text without any known feature stands; above 0 speaks for it. */
      bias: z.number(),
      /** What one step of a weight counts. */
      step: z.number(),
    }),
  ),
  /** Names of features, one to a line. */
  features: z.string(),
  /** Base 64. For each feature the number of its weights, then each as its output and a signed byte of steps. */
  weights: z.string(),
});
export type Classifier = z.infer<typeof Classifier>;
