import * as z from 'zod/mini';
import { commitmentKinds } from '#domain/promises/commitment-kinds.ts';
import { freeText } from '#platform/text.ts';

const ids = z.array(z.string().check(z.maxLength(60)));

/** Something that a letter commits the company to besides what it offers. What the policy allows of it is checked by the rules. */
const CommitmentGiven = z.strictObject({
  kind: z.enum(commitmentKinds),
  /** What will be done, for the customer to read. */
  text: freeText(1000),
  /** Who answers for it, by name; whoever answers for the letter if not given. */
  owner: z.exactOptional(z.string().check(z.maxLength(60))),
  /** The last day on which it is kept. */
  by: z.iso.date({ error: 'must be a day such as 2026-12-18' }),
});

/** What whoever reads a letter does with it before it goes out. */
export const ReleaseDecision = z.strictObject({
  /** `release` sends it; `change` changes it and sends it in the same act; `hold` keeps it back for now. */
  decision: z.enum(['release', 'change', 'hold']),
  /** The options that stay, in order: their ids, or ids of concessions. */
  options: z.exactOptional(ids.check(z.minLength(1), z.maxLength(3))),
  /**
   * Concessions of the catalogue that are added. Where neither `options` nor `text` is given and a round has no place for all, what is
   * proposed last, or of the same kind, gives way, and the answer names it (`leftOut`). With a final answer: the better offer that goes
   * out instead of it.
   */
  add: z.exactOptional(ids.check(z.minLength(1), z.maxLength(3))),
  /** The words of the letter, in place of those that were shown. */
  text: z.exactOptional(freeText(20_000)),
  /** What prevents a repetition, or how to use it well, in words about this case: they stand in the letter in place of the policy's. */
  prevention: z.exactOptional(freeText(2000)),
  advice: z.exactOptional(freeText(4000)),
  /** What the letter commits us to besides, in place of what stood in it; none of it with an empty list. */
  commitments: z.exactOptional(
    z.array(CommitmentGiven).check(z.maxLength(5, { error: 'must be at most 5 commitments' })),
  ),
  /** Needed with `hold`. */
  reason: z.exactOptional(freeText(2000)),
  /** Edited words go out whatever the tone check finds. */
  acceptTone: z.exactOptional(z.boolean()),
});
export type ReleaseDecision = z.infer<typeof ReleaseDecision>;

/** What is handed to the waiting execution: who speaks next, and with which task. */
export type ReleaseOutput = { next: 'approve' | 'offer' | 'agree'; taskId: string };
