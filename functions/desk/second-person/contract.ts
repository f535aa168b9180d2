import * as z from 'zod/mini';
import { freeText } from '#platform/text.ts';

/** What a second person says to what somebody else of the team proposed, and why. */
export const SecondOpinion = z.strictObject({
  decision: z.enum(['confirm', 'refuse'], { error: 'must be one of confirm, refuse' }),
  reason: freeText(1000),
});
export type SecondOpinion = z.infer<typeof SecondOpinion>;

/** Who decides what was proposed, and by which task; nothing is changed until then. `to` is absent where it has to be handed over. */
export const AskedSecond = z.strictObject({ taskId: z.string(), to: z.optional(z.string()) });
