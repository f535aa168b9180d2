import * as z from 'zod/mini';
import { comparedTraits } from '#domain/figures/alike.ts';
import { Share } from '#domain/figures/share.ts';
import { comparedOutcomes } from '#domain/learning/fairness.ts';

/** Whether like cases ended alike, whoever they were of. */
export const Fairness = z.strictObject({
  from: z.string(),
  to: z.string(),
  /** The surest differences first; of values with too few cases nothing is said. */
  treatments: z.array(
    z.strictObject({
      by: z.enum(comparedTraits),
      value: z.string(),
      outcome: z.enum(comparedOutcomes),
      share: Share,
      /** What the share would be if they had ended as all cases of the same topic and cause together, in percent. */
      expected: z.number(),
      /** More than chance explains, with all comparisons in view, and enough to matter. */
      isUnlike: z.boolean(),
    }),
  ),
});
export type Fairness = z.infer<typeof Fairness>;
