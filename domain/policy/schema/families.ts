import * as z from 'zod/mini';
import { Slug } from '../../values.ts';

/** Languages that words of danger are known in; `any` for what is written alike in several. */
const LANGUAGES = ['any', 'es', 'en', 'ca', 'gl', 'eu', 'pt', 'fr'] as const;

const ENTRY = /^[^\s*]+\*?( [^\s*]+\*?)*$/;

/** The entries of a list of words. */
export const entriesOf = (list: string): string[] => list.split(',').map((entry) => entry.trim());

const Entries = z.string().check(
  z.refine((list) => entriesOf(list).every((entry) => ENTRY.test(entry)), {
    error: ({ input }) =>
      `${entriesOf(String(input)).find((entry) => !ENTRY.test(entry))}: must be a word, several words in a row, or words with * for any ending`,
  }),
);

/**
 * Families of words by concept, separated by commas: a word, several words in a row, `*` at the end of a word for any ending,
 * `8#` for 80 to 89. Accents and case do not matter, nor does Spanish spelling by ear (`umo`, `inconciente`).
 */
export const WordFamilies = z.record(Slug, z.partialRecord(z.enum(LANGUAGES), Entries));
export type WordFamilies = z.infer<typeof WordFamilies>;

/** Concepts that say something together where they stand near each other. */
export const Pattern = z.strictObject({
  /** Names of families. The first is what is said; where it is denied, nothing is. */
  near: z.array(Slug).check(z.minLength(1)),
  /** Words between the first and each of the others at most; the policy's window where absent. */
  within: z.optional(z.int().check(z.minimum(0), z.maximum(20))),
  /** Whether the words come in this order. */
  ordered: z.optional(z.boolean()),
  /** Whether all stand in one sentence: for words whose sense is open, what the next sentence is about says nothing of them. */
  oneSentence: z.optional(z.boolean()),
  /** Families that, near by, give the words another meaning. */
  unless: z.optional(z.array(Slug)),
  /** Families that, near by, take nothing back here although they do elsewhere: who means to die says `if`. */
  evenWith: z.optional(z.array(Slug)),
});
export type Pattern = z.infer<typeof Pattern>;

/** How words near each other are read. */
export const ReadingRules = z.strictObject({
  within: z.int().check(z.minimum(1), z.maximum(20)),
  /** Words that the end of a sentence counts for. */
  sentence: z.int().check(z.minimum(0), z.maximum(20)),
  /** Families that, before it in a sentence, make what is said a mere thought: `if there were`. */
  supposing: z.array(Slug),
  /** Families that say it is over and well, unless one of `persisting` follows. */
  solved: z.array(Slug),
  persisting: z.array(Slug),
  /** Families of another world: a film, a street, a profession, a price. */
  elsewhere: z.array(Slug),
});
export type ReadingRules = z.infer<typeof ReadingRules>;
