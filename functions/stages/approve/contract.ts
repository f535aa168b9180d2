import * as z from 'zod/mini';
import { freeText } from '#platform/text.ts';

/** An approver's verdict: the offer as proposed, with other options of the policy, or not at all; always with a reason. */
export const Verdict = z.strictObject({
  decision: z.enum(['approve', 'change', 'refuse']),
  reason: freeText(2000),
  /** With `change` only: ids of concessions of the policy, or of options of the proposal. */
  options: z.exactOptional(z.array(z.string()).check(z.minLength(1), z.maxLength(3))),
});
export type Verdict = z.infer<typeof Verdict>;
