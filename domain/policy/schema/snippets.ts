import * as z from 'zod/mini';
import { LocalizedText, Slug } from '../../values.ts';

/** What a text of the company's has places for. */
export const snippetPlaces = ['name', 'product', 'reference', 'promise'] as const;
export type SnippetPlace = (typeof snippetPlaces)[number];

const PLACE = /\{(\w*)\}/g;

/** The places of a text, in their order. */
export const placesIn = (text: string): string[] => [...text.matchAll(PLACE)].map(([, name = '']) => name);

const isKnown = (name: string): boolean => snippetPlaces.some((place) => place === name);

const Words = z.string().check(
  z.minLength(1),
  z.maxLength(1000),
  z.refine((text) => placesIn(text).every(isKnown), { error: `may only have ${snippetPlaces.join(', ')} in braces` }),
);

/** A text that people of the team put into a letter and go on from. */
export const Snippet = z.strictObject({
  id: Slug,
  /** What the team finds it by. */
  title: LocalizedText,
  /** What the customer reads; a co-official language may be left out. */
  text: z.strictObject({
    es: Words,
    en: Words,
    ca: z.optional(Words),
    gl: z.optional(Words),
    eu: z.optional(Words),
  }),
});
export type Snippet = z.infer<typeof Snippet>;
