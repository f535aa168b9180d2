import type { WordFamilies } from '../../policy/schema/families.ts';
import { isDenied } from '../denial.ts';
import { findFamilies } from '../families.ts';
import { spoken } from '../spoken.ts';
import { type Tokens, tokens } from '../words.ts';

/** What a text shows the classifier: names of features, each once. */
export type Features = ReadonlySet<string>;

/** Words after which the next few are also seen as denied, in the languages we read. */
const NEGATORS = new Set(
  (
    'no ni sin nunca jamas nadie ningun ninguna ninguno nada tampoco not never without nobody nothing nor ' +
    "don't doesn't didn't isn't wasn't sem nao nem nunca ninguem res cap gens mai ez gabe non nin sen ninguen"
  ).split(' '),
);
const DENIED_WORDS = 3;
/** How far apart two words may stand to be seen as a pair. */
const PAIR_DISTANCE = 3;
const STEM_SIZES = [3, 4, 5];
const SHORT = 8;
const LONG = 40;

/** A number by its digits alone, so that no number of a customer's is a feature. */
const withoutNumbers = (word: string): string => (/^\d/.test(word) ? '#'.repeat(Math.min(4, word.length)) : word);

const MARKS: [string, (text: string, words: Tokens) => boolean][] = [
  ['m:?', (text) => text.includes('?')],
  ['m:ends?', (text) => text.trimEnd().endsWith('?')],
  ['m:starts?', (text) => text.trimStart().startsWith('¿')],
  ['m:!', (text) => text.includes('!')],
  ['m:money', (text) => /[€$£]/.test(text)],
  ['m:link', (text) => /https?:|www\.|\w\.example\b/.test(text)],
  ['m:capitals', (text) => text === text.toUpperCase()],
  ['m:short', (_, words) => words.length < SHORT],
  ['m:long', (_, words) => words.length > LONG],
];

/** Beginnings, middles and ends of a word: they carry the stem over forms, languages and slips of the pen. */
const stems = (word: string): string[] => {
  const framed = `^${word}$`;
  const found: string[] = [];
  for (const size of STEM_SIZES)
    for (let at = 0; at + size <= framed.length; at++) found.push(`c:${framed.slice(at, at + size)}`);
  return found;
};

/** Words come again and again: their stems are cut once, for as many words as are worth keeping. */
const KNOWN = new Map<string, string[]>();
const MOST_KNOWN = 20_000;

const stemsOf = (word: string): string[] => {
  const known = KNOWN.get(word);
  if (known) return known;
  const cut = stems(word);
  if (KNOWN.size < MOST_KNOWN) KNOWN.set(word, cut);
  return cut;
};

/** Pairs of a word with those that follow it: next to it (`b`), or a little farther on (`s`). */
const addPairs = (found: Set<string>, words: Tokens, at: number): void => {
  for (let distance = 1; distance <= PAIR_DISTANCE && at + distance < words.length; distance++) {
    const next = words[at + distance] ?? '.';
    if (next !== '.') found.add(`${distance === 1 ? 'b' : 's'}:${words[at]}_${next}`);
  }
};

/** The families of words that a text has words of, those that are denied apart: what one language teaches holds for all. */
const familiesIn = (families: WordFamilies, text: string): string[] => {
  const read = spoken(text, 0);
  return [...findFamilies(families, read)].flatMap(([family, spans]) =>
    spans.map((span) => (isDenied(read, span) ? `k:!${family}` : `k:${family}`)),
  );
};

/**
 * The features of a text: words (`w`), words after a denial (`n`), pairs (`b`, `s`), pieces of words (`c`), the first word
 * (`f`), marks of the whole (`m`) and the policy's families of words (`k`). No language has to be known.
 */
export const featuresOf = (text: string, families: WordFamilies): Features => {
  const words = tokens(text).map(withoutNumbers);
  const found = new Set(MARKS.flatMap(([name, holds]) => (holds(text, words) ? [name] : [])));
  for (const family of familiesIn(families, text)) found.add(family);
  let denied = 0;
  for (const [at, word] of words.entries()) {
    if (word === '.') {
      denied = 0;
      continue;
    }
    found.add(`w:${word}`);
    if (denied > 0) found.add(`n:${word}`);
    denied = NEGATORS.has(word) ? DENIED_WORDS : Math.max(0, denied - 1);
    addPairs(found, words, at);
    if (!word.startsWith('#')) for (const stem of stemsOf(word)) found.add(stem);
  }
  const first = words.find((word) => word !== '.');
  if (first) found.add(`f:${first}`);
  return found;
};

/** How much a feature of a group weighs before anything is learned: a text has many pieces of words and few words. */
const GROUPS: Record<string, number> = { w: 1, n: 0.7, b: 0.8, s: 0.5, c: 0.35, f: 0.7, m: 1, k: 0.8 };

export const sizeOf = (feature: string): number => GROUPS[feature[0] ?? ''] ?? 1;

/** The length of a text in the space of its features, known to the classifier or not: all texts are seen as equally long. */
export const lengthOf = (features: Features): number => {
  let sum = 0;
  for (const feature of features) sum += sizeOf(feature) ** 2;
  return Math.sqrt(sum) || 1;
};
