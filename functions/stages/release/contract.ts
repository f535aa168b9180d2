import * as z from 'zod/mini';
import { freeText } from '#platform/text.ts';

const ids = z.array(z.string().check(z.maxLength(60)));

/** What whoever reads a letter does with it before it goes out. */
export const ReleaseDecision = z.strictObject({
  /** `release` sends it; `change` changes it and sends it in the same act; `hold` keeps it back for now. */
  decision: z.enum(['release', 'change', 'hold']),
  /** The options that stay, in order: their ids, or ids of concessions. */
  options: z.exactOptional(ids.check(z.minLength(1), z.maxLength(3))),
  /** Concessions of the catalogue that are added. With a final answer: the better offer that goes out instead of it. */
  add: z.exactOptional(ids.check(z.minLength(1), z.maxLength(3))),
  /** The words of the letter, in place of those that were shown. */
  text: z.exactOptional(freeText(20_000)),
  /** What prevents a repetition, or how to use it well, in words about this case: they stand in the letter in place of the policy's. */
  prevention: z.exactOptional(freeText(2000)),
  advice: z.exactOptional(freeText(4000)),
  /** Needed with `hold`. */
  reason: z.exactOptional(freeText(2000)),
  /** Edited words go out whatever the tone check finds. */
  acceptTone: z.exactOptional(z.boolean()),
});
export type ReleaseDecision = z.infer<typeof ReleaseDecision>;

/** What is handed to the waiting execution: who speaks next, and with which task. */
export type ReleaseOutput = { next: 'approve' | 'offer' | 'agree'; taskId: string };
