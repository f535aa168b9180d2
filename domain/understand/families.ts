import { entriesOf, type WordFamilies } from '../policy/schema/families.ts';
import { type Spoken, sound } from './spoken.ts';
import { fold } from './words.ts';

/** Words of a text from one to another, both included. */
export type Span = { from: number; to: number };

/** Where the words of each family stand, in the order of the text. */
export type Found = Map<string, Span[]>;

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

const isPiece = ({ word, sounds, isStem }: Piece, said: string | undefined, heard = ''): boolean => {
  if (said === undefined) return false;
  return isStem
    ? said.startsWith(word) || sounds.some((one) => heard.startsWith(one))
    : said === word || sounds.includes(heard) || tens(said) === word;
};

/** `83` as the policy writes any number of its tens: `8#`. */
const tens = (said: string): string => (/^\d\d$/.test(said) ? `${said[0]}#` : said);

/** Entries whose first word this may be. */
const entriesFor = (index: Index, said: string, heard: string): Set<Entry> => {
  const entries = new Set(index.byWord.get(said));
  for (const entry of index.byWord.get(tens(said)) ?? []) entries.add(entry);
  for (let length = 2; length <= said.length; length++)
    for (const entry of index.byStem.get(said.slice(0, length)) ?? []) entries.add(entry);
  if (said.length < SHORTEST_BY_EAR) return entries;
  for (const entry of index.bySound.get(heard) ?? []) entries.add(entry);
  for (let length = 2; length <= heard.length; length++)
    for (const entry of index.byStemSound.get(heard.slice(0, length)) ?? []) entries.add(entry);
  return entries;
};

/** Finds the words of all families in one pass. */
export const findFamilies = (families: WordFamilies, { words, sounds }: Spoken): Found => {
  const index = indexOf(families);
  const known = new Map<string, Set<Entry>>();
  const found: Found = new Map();
  for (const [from, said] of words.entries()) {
    const entries = known.get(said) ?? entriesFor(index, said, sounds[from] ?? '');
    known.set(said, entries);
    for (const { family, rest } of entries) {
      if (!rest.every((part, step) => isPiece(part, words[from + step + 1], sounds[from + step + 1]))) continue;
      const spans = found.get(family) ?? [];
      found.set(family, spans);
      spans.push({ from, to: from + rest.length });
    }
  }
  return found;
};
