import * as z from 'zod/mini';
import { LocalizedText, Slug } from '../../values.ts';
import { dangers } from '../../vocabulary.ts';
import { Pattern, ReadingRules } from './families.ts';
import { Duration, MinorUnits, points } from './values.ts';

const Words = z.object({ es: z.array(z.string()), en: z.array(z.string()) });

/** A signal of severity found in words. */
const Signal = z.strictObject({
  id: Slug,
  points,
  /** The words speak of danger to people, of this kind: somebody calls at once. */
  danger: z.optional(z.enum(dangers)),
  /** Whoever says this means it: no reading of the whole text as harmless takes it back. */
  literal: z.optional(z.boolean()),
  /** Who says so goes first (Ley 10/2025 art. 3.8, 3.13, 10.6). */
  priority: z.optional(z.boolean()),
  reason: LocalizedText,
  words: z.optional(Words),
  /** Families of words near each other, in whatever language the text is. */
  patterns: z.optional(z.array(Pattern)),
  /** Phrases in which its words mean something else. */
  except: z.optional(Words),
});
export type Signal = z.infer<typeof Signal>;

export const SeverityPolicy = z.strictObject({
  /** Points from which a case has level 2, 3 and 4. */
  levels: z.tuple([points, points, points]),
  feeling: z.object({ negative: points, mixed: points, neutral: points, positive: points }),
  /** Added for each earlier case of the customer within the window, up to `max`. */
  repetition: z.object({ points, max: points, within: Duration }),
  /** The signal that somebody has who names an age of at least `from`. */
  elderly: z.object({ from: z.int().check(z.minimum(1)), signal: Slug }),
  /** What is added when the complaint names an amount: the last step that it reaches, in cents of euros. */
  amount: z.object({
    steps: z.array(z.strictObject({ from: MinorUnits, points })).check(z.minLength(1)),
    /** Euros for one unit of a currency, roughly, by ISO 4217 code; what is not here weighs nothing. */
    rates: z.record(z.string().check(z.regex(/^[A-Z]{3}$/)), z.number().check(z.positive())),
  }),
  /** How patterns are read. */
  reading: ReadingRules,
  signals: z.array(Signal),
});
