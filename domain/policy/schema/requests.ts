import * as z from 'zod/mini';
import { Duration } from './values.ts';

const RequestWords = z.object({
  es: z.array(z.string()).check(z.minLength(1)),
  en: z.array(z.string()).check(z.minLength(1)),
});

/** What customers ask for besides redress (Ley 10/2025 art. 8.2, 8.3). */
export const Requests = z.strictObject({
  /** Words that ask for a person, and for somebody above who answered. */
  person: RequestWords,
  supervisor: RequestWords,
  /** Words that say that a promise of ours was not kept: alone, or `promised` and `unmet` in one text. */
  brokenPromise: z.strictObject({ said: RequestWords, promised: RequestWords, unmet: RequestWords }),
  /**
   * Words that accept an offer by themselves, words that agree and need an option beside them, and words that make it doubtful.
   */
  acceptance: z.strictObject({ accepts: RequestWords, agrees: RequestWords, doubts: RequestWords }),
  /** When a customer may ask again for somebody with more say, and how often in one cycle. */
  customerEscalation: z.strictObject({ again: Duration, most: z.int().check(z.minimum(1), z.maximum(9)) }),
});
