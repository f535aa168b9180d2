import * as z from 'zod/mini';
import { letterLanguages } from '#domain/vocabulary.ts';

/** Texts of the company, filled for a case, to go on from in a letter; titles in the reader's language. */
export const Snippets = z.strictObject({
  snippets: z.array(
    z.strictObject({ id: z.string(), title: z.string(), text: z.string(), language: z.enum(letterLanguages) }),
  ),
});
export type Snippets = z.infer<typeof Snippets>;
