import * as z from 'zod/mini';
import { complaintClasses } from '../../deadline/regime.ts';
import { LocalizedText, Slug } from '../../values.ts';
import { domains } from '../../vocabulary.ts';

export const Topic = z.strictObject({
  id: Slug,
  title: LocalizedText,
  /** What the law calls it: decides which term holds (Ley 10/2025, art. 17). */
  class: z.enum(complaintClasses),
  /** Words and phrases that point to the topic, lower case, accents ignored; a trailing `*` matches any ending. */
  words: z.object({ es: z.array(z.string()), en: z.array(z.string()) }),
  /** Phrases in which its words mean something else: `adjunto la factura`. */
  except: z.optional(z.object({ es: z.array(z.string()), en: z.array(z.string()) })),
  /**
   * What the customer reads where nobody wrote it for the case: what the company does so that it does not happen again, and after
   * a misuse how to use it so that it works well.
   */
  prevention: z.optional(LocalizedText),
  advice: z.optional(LocalizedText),
  /** Who is likely to be asked. */
  domain: z.optional(z.enum(domains)),
});
