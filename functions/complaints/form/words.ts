import type { LetterLanguage } from '#domain/vocabulary.ts';
import { ca, eu, gl } from './words-co-official.ts';
import { en, es, type FormWords } from './words-es-en.ts';

/** What the form says, in each language that it is there in. */
export const formWords: Record<LetterLanguage, FormWords> = { es, ca, gl, eu, en };
