import * as z from 'zod/mini';
import { toneKinds } from '#domain/policy/schema/tone.ts';
import { replyLanguages } from '#domain/vocabulary.ts';
import { freeText } from '#platform/text.ts';

/** What has a wrong tone: the words, their place in the text (UTF-16 units) and why, in both languages. */
export const ToneFinding = z.strictObject({
  rule: z.string(),
  kind: z.enum(toneKinds),
  /** A message that holds it is sent only with `acceptTone: true`. */
  serious: z.boolean(),
  begin: z.int(),
  end: z.int(),
  words: z.string(),
  why: z.object({ es: z.string(), en: z.string() }),
});

/** A text to look at before it is sent. */
export const Draft = z.strictObject({ text: freeText(8000), language: z.enum(replyLanguages) });
export type Draft = z.infer<typeof Draft>;

export const ToneFindings = z.strictObject({ findings: z.array(ToneFinding) });
