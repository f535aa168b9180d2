import * as z from 'zod/mini';
import { LocalizedText, Slug } from '../../values.ts';

/** What no text of ours may sound like. */
export const toneKinds = ['blame', 'irony', 'excuse', 'jargon', 'promise', 'unfinished'] as const;

/** Words of a wrong tone, with what is wrong with them. */
export const ToneRule = z.strictObject({
  id: Slug,
  kind: z.enum(toneKinds),
  /** A message that holds it is sent only if its writer insists. */
  serious: z.boolean(),
  /** What is wrong with it and what to write instead. */
  why: LocalizedText,
  /** Words and phrases, lower case, accents ignored; a trailing `*` matches any ending. */
  words: z.object({ es: z.array(z.string()), en: z.array(z.string()) }),
});
export type ToneRule = z.infer<typeof ToneRule>;
