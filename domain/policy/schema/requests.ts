import * as z from 'zod/mini';
import { Pattern, ReadingRules, WordFamilies } from './families.ts';
import { Duration, Words } from './values.ts';

/** What customers ask for besides redress (Ley 10/2025 art. 8.2, 8.3). */
export const Requests = z.strictObject({
  /** Words that ask for a person, and for somebody above who answered. */
  person: Words,
  supervisor: Words,
  /** Words by which a text calls itself a complaint; absent in policies that older cases keep. */
  complaint: z.optional(Words),
  /**
   * By what is known that somebody asks to see, correct, take along or erase what is held of them, or that it is not used: phrases, and
   * families of words near each other, read by rules of their own. Within how long a supervisor sees to it (GDPR art. 12.3: a month).
   * Absent in policies that older cases keep.
   */
  personalData: z.optional(
    z.strictObject({
      asks: z.optional(Words),
      spoken: z.optional(z.strictObject({ patterns: z.array(Pattern), reading: ReadingRules, families: WordFamilies })),
      answerWithin: Duration,
    }),
  ),
  /** Words that ask to end a contract or to take an order back: anywhere in a text, or as the whole of it. */
  cancellation: z.strictObject({ asks: Words, alone: Words }),
  /** Words that say that a promise of ours was not kept: alone, or `promised` and `unmet` in one text. */
  brokenPromise: z.strictObject({ said: Words, promised: Words, unmet: Words }),
  /**
   * Words that accept an offer by themselves, words that agree and need an option beside them, and words that make it doubtful.
   */
  acceptance: z.strictObject({ accepts: Words, agrees: Words, doubts: Words }),
  /** When a customer may ask again for somebody with more say, and how often in one cycle. */
  customerEscalation: z.strictObject({ again: Duration, most: z.int().check(z.minimum(1), z.maximum(9)) }),
});
