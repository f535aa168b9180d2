import * as z from 'zod/mini';
import { fold } from '../understand/words.ts';
import type { About } from './incident.ts';
import { keyKinds } from './kinds.ts';

/** How many buckets words are put in: so few that no word can be read from its bucket, and what is counted stays small. */
export const WORD_BUCKETS = 1024;
/** Words of a complaint that are counted. */
const MOST_WORDS = 10;
/** Shorter words say little of a matter. */
const SHORTEST = 5;
/** Longer ones are cut, so that endings do not tell them apart. */
const STEM = 7;

/** What complaints may have in common, of one of them: codes, and words as the buckets they fall in. No personal data. */
export const Traits = z.strictObject({
  topic: z.exactOptional(z.string()),
  product: z.exactOptional(z.string()),
  batch: z.exactOptional(z.string()),
  place: z.exactOptional(z.string()),
  words: z.array(z.int()),
});
export type Traits = z.infer<typeof Traits>;

/** A case as incidents are looked for among many. */
export const Observation = z.strictObject({
  caseId: z.string(),
  at: z.string(),
  /** Stands for the customer: cases of one customer count once. */
  customer: z.string(),
  /** How many may read it where it stands. */
  readers: z.exactOptional(z.int()),
  /** The customer says that they will go public. */
  threatens: z.exactOptional(z.literal(true)),
  traits: Traits,
});
export type Observation = z.infer<typeof Observation>;

/** FNV-1a, 32 bits. */
const hash = (word: string): number => {
  let value = 0x811c9dc5;
  for (const letter of word) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return value >>> 0;
};

export const bucketOfWord = (stem: string): number => hash(stem) % WORD_BUCKETS;

/**
 * The stems of the words of a text that may say what it is about, each once. Names begin with a capital and are left out, at the
 * beginning of a sentence too; so are numbers.
 */
export const stemsOf = (text: string): string[] => {
  const words = text.match(/[\p{L}]+/gu) ?? [];
  const said = words.filter((word) => word.length >= SHORTEST && word === word.toLowerCase());
  return [...new Set(said.map((word) => fold(word).slice(0, STEM)))];
};

/** Always the same of the same words: those that are drawn first, so that texts which share words share what is counted of them. */
export const wordBuckets = (text: string): number[] =>
  [
    ...new Set(
      stemsOf(text)
        .sort((a, b) => hash(a) - hash(b))
        .map(bucketOfWord),
    ),
  ].slice(0, MOST_WORDS);

/** What the numbers of orders of a batch have in common. @param pattern of the policy, with one group */
export const batchIn = (orderRef: string | undefined, pattern: string | undefined): string | undefined =>
  orderRef === undefined || pattern === undefined
    ? undefined
    : new RegExp(pattern, 'i').exec(orderRef)?.[1]?.toUpperCase();

/** What is counted: one thing or several that complaints have in common, such as `topic=outage&place=ES-SE`. */
export type CountedKey = string;

/** Every complaint, those that were said in public, and those that threaten to go public. */
export const ALL: CountedKey = 'all';
export const IN_PUBLIC: CountedKey = 'public';
export const THREATS: CountedKey = 'threats';

const COMBINED = keyKinds.map((kind) => kind.split('&') as (keyof Traits)[]);

const partOf = (traits: Traits, name: keyof Traits): string | undefined =>
  traits[name] === undefined ? undefined : `${name}=${traits[name]}`;

/** What a complaint has in common with others that have the same. */
export const keysOf = (traits: Traits): CountedKey[] => [
  ...COMBINED.flatMap((names) => {
    const parts = names.map((name) => partOf(traits, name));
    return parts.every((part) => part !== undefined) ? [parts.join('&')] : [];
  }),
  ...traits.words.map((bucket) => `word=${bucket}`),
];

export const isOfWords = (key: CountedKey): boolean => key.startsWith('word=');

export const isBatch = (key: CountedKey): boolean => key.startsWith('batch=');

/** What is counted by a key: one of `keyKinds`, or something that no case joins an incident by. */
export const kindOfKey = (key: CountedKey): string =>
  key
    .split('&')
    .map((part) => part.split('=')[0])
    .join('&');

/** What a key says complaints have in common; of words nothing, since none is kept. */
export const aboutOfKey = (key: CountedKey): About =>
  isOfWords(key) ? {} : Object.fromEntries(key.split('&').map((part) => part.split('=')));

/** What is counted of something that a person says complaints have in common: the most specific of it. */
export const keyOfAbout = ({ words: _, ...about }: About): CountedKey => keysOf({ ...about, words: [] }).at(-1) ?? ALL;
