import { entriesOf, type WordFamilies } from '../policy/schema/families.ts';
import { type Spoken, sound } from './spoken.ts';
import { fold } from './words.ts';

/** Words of a text from one to another, both included. */
export type WordSpan = { from: number; to: number };

/** Where the words of each family stand, in the order of the text. */
export type Found = Map<string, WordSpan[]>;

/** A word of the policy: as it is written and as it sounds, a stem or whole. */
type Piece = { word: string; sounds: string[]; isStem: boolean };
type Entry = { family: string; first: Piece; rest: Piece[] };
type Index = {
  byWord: Map<string, Entry[]>;
  byStem: Map<string, Entry[]>;
  bySound: Map<string, Entry[]>;
  byStemSound: Map<string, Entry[]>;
};

/** Shorter words are read as they are written: too many sound alike. */
const SHORTEST_BY_EAR = 5;

/** A stem may end where its sound is still open: `c` is `k` or `s`, `g` is `g` or `j`. */
const soundsOf = (word: string, isStem: boolean): string[] => {
  if (word.length < SHORTEST_BY_EAR) return [];
  if (!isStem) return [sound(word)];
  return [
    ...new Set(
      ['ao', 'ei'].map(([next = '', other = '']) => sound(word + (word.endsWith(next) ? other : next)).slice(0, -1)),
    ),
  ];
};

const piece = (written: string): Piece => {
  const isStem = written.endsWith('*');
  const word = fold(isStem ? written.slice(0, -1) : written);
  return { word, sounds: soundsOf(word, isStem), isStem };
};

const put = (index: Map<string, Entry[]>, key: string, entry: Entry): void => {
  const known = index.get(key);
  if (known) known.push(entry);
  else index.set(key, [entry]);
};

const indexed = (families: WordFamilies): Index => {
  const index: Index = { byWord: new Map(), byStem: new Map(), bySound: new Map(), byStemSound: new Map() };
  for (const [family, lists] of Object.entries(families))
    for (const written of Object.values(lists).flatMap(entriesOf)) {
      const [first, ...rest] = written.split(/[ -]/).map(piece) as [Piece, ...Piece[]];
      const entry = { family, first, rest };
      put(first.isStem ? index.byStem : index.byWord, first.word, entry);
      for (const heard of first.sounds) put(first.isStem ? index.byStemSound : index.bySound, heard, entry);
    }
  return index;
};

/** The families of a policy do not change. */
const INDEXES = new WeakMap<WordFamilies, Index>();

const indexOf = (families: WordFamilies): Index => {
  const index = INDEXES.get(families) ?? indexed(families);
  INDEXES.set(families, index);
  return index;
};

const TENS = /^\d\d$/;

/** `83` as the policy writes any number of its tens: `8#`. */
const tens = (said: string): string => (TENS.test(said) ? `${said[0]}#` : said);

const isPiece = ({ word, sounds, isStem }: Piece, said: string | undefined, heard = ''): boolean => {
  if (said === undefined) return false;
  if (isStem) return said.startsWith(word) || sounds.some((one) => heard.startsWith(one));
  return said === word || sounds.includes(heard) || (word.endsWith('#') && tens(said) === word);
};

/** No stem is longer: of a word without an end, only so much is looked at. */
const LONGEST_STEM = 40;

const stemsUpTo = (word: string): number => Math.min(word.length, LONGEST_STEM);

/** Entries whose first word this may be. */
const entriesFor = (index: Index, said: string, heard: string): Set<Entry> => {
  const entries = new Set(index.byWord.get(said));
  for (const entry of index.byWord.get(tens(said)) ?? []) entries.add(entry);
  for (let length = 2; length <= stemsUpTo(said); length++)
    for (const entry of index.byStem.get(said.slice(0, length)) ?? []) entries.add(entry);
  if (said.length < SHORTEST_BY_EAR) return entries;
  for (const entry of index.bySound.get(heard) ?? []) entries.add(entry);
  for (let length = 2; length <= stemsUpTo(heard); length++)
    for (const entry of index.byStemSound.get(heard.slice(0, length)) ?? []) entries.add(entry);
  return entries;
};

/** Entries that begin with a word, by what may follow it: nothing, a word that is written so, or anything else. */
type Beginning = { families: string[]; bySecond: Map<string, Entry[]>; others: Entry[] };

const beginningOf = (entries: Iterable<Entry>): Beginning => {
  const beginning: Beginning = { families: [], bySecond: new Map(), others: [] };
  for (const entry of entries) {
    const [second] = entry.rest;
    if (!second) beginning.families.push(entry.family);
    else if (second.isStem || second.sounds.length > 0 || second.word.endsWith('#')) beginning.others.push(entry);
    else put(beginning.bySecond, second.word, entry);
  }
  return beginning;
};

/** The beginnings of words met before, in any text: most words come again. */
const BEGINNINGS = new WeakMap<Index, Map<string, Beginning>>();
/** Words of this many are kept; then it begins anew. */
const MOST_KEPT = 5000;

const beginnings = (index: Index): Map<string, Beginning> => {
  const known = BEGINNINGS.get(index);
  if (known && known.size < MOST_KEPT) return known;
  const anew = new Map<string, Beginning>();
  BEGINNINGS.set(index, anew);
  return anew;
};

/** Finds the words of all families in one pass. */
export const findFamilies = (families: WordFamilies, { words, sounds }: Spoken): Found => {
  const index = indexOf(families);
  const known = beginnings(index);
  const found: Found = new Map();
  const keep = (family: string, span: WordSpan) => {
    const spans = found.get(family);
    if (spans) spans.push(span);
    else found.set(family, [span]);
  };
  const follows = ({ rest }: Entry, from: number) =>
    rest.every((part, step) => isPiece(part, words[from + step + 1], sounds[from + step + 1]));
  for (const [from, said] of words.entries()) {
    const beginning = known.get(said) ?? beginningOf(entriesFor(index, said, sounds[from] ?? ''));
    known.set(said, beginning);
    for (const family of beginning.families) keep(family, { from, to: from });
    const longer = [...(beginning.bySecond.get(words[from + 1] ?? '') ?? []), ...beginning.others];
    for (const entry of longer) if (follows(entry, from)) keep(entry.family, { from, to: from + entry.rest.length });
  }
  return found;
};
