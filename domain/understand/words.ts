/** A text as the rules read it: words without case and accents, and `.` where a sentence or a clause ends. */
export type Tokens = string[];

/** Lower case without accents: what a hurried writer leaves out must not decide. */
export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Splits a text; an apostrophe stays inside its word (`doesn't`), `&` too (`a&e`). */
export const tokens = (text: string): Tokens =>
  (
    fold(text)
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}]+(?:['&-][\p{L}\p{N}]+)*|[.,;:!?¡¿()\n]+/gu) ?? []
  ).map((token) => (/[\p{L}\p{N}]/u.test(token) ? token : '.'));

/** A phrase of a policy found in a text; `at` is the place of its first word. */
export type Match = { phrase: string; at: number; words: number };

const fits = (word: string | undefined, pattern: string): boolean =>
  word !== undefined && (pattern.endsWith('*') ? word.startsWith(pattern.slice(0, -1)) : word === pattern);

const CLAUSE = new Set(
  '. y e pero aunque porque que si como and but because so or o though although if when cuando'.split(' '),
);
/** How many words ahead a negator reaches: `sin` and its like deny little more than the next noun. */
const NEGATORS = new Map<string, number>([
  ...'sin ni without nor'.split(' ').map((word) => [word, 2] as const),
  ...(
    "no nunca jamas nadie ningun ninguna ninguno tampoco not no never nobody nothing neither ez isn't wasn't don't " +
    "didn't doesn't aren't hasn't haven't won't can't"
  )
    .split(' ')
    .map((word) => [word, 3] as const),
]);
/** `No deja de salir humo` and `not only` affirm what follows. */
const AFFIRMING = new Set('solo solamente deja dejan dejo dejaba para paran paro only stop stops stopped'.split(' '));
const FARTHEST = Math.max(...NEGATORS.values());

/** Whether a word shortly before, in the same clause, takes the phrase back: `no hay humo`, `nobody was hurt`. */
const isDenied = (text: Tokens, at: number): boolean => {
  for (let before = at - 1; before >= Math.max(0, at - FARTHEST); before--) {
    const word = text[before] ?? '.';
    if (CLAUSE.has(word)) return false;
    if ((NEGATORS.get(word) ?? 0) >= at - before) return !AFFIRMING.has(text[before + 1] ?? '');
  }
  return false;
};

/** Where what is said ends and something else begins, which may be the contrary. */
const TURNS = new Set('. y e pero sino aunque and but although though'.split(' '));
/** A negator that denies all of what it stands in, and not only the next noun. */
const deniesAll = (text: Tokens, at: number): boolean =>
  (NEGATORS.get(text[at] ?? '') ?? 0) > 2 && !AFFIRMING.has(text[at + 1] ?? '');

/** A text without those parts of it that deny something, wherever in them the negator stands: for what no mistake may grant. */
export const withoutDenied = (text: Tokens): Tokens => {
  const parts: Tokens[] = [[]];
  for (const word of text) {
    if (TURNS.has(word)) parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return parts
    .filter((part) => part.length > 0 && !part.some((_, at) => deniesAll(part, at)))
    .flatMap((part, place) => (place === 0 ? part : ['.', ...part]));
};

/** Where each word of a text stands; a text is asked for many lists of phrases. */
const PLACES = new WeakMap<Tokens, Map<string, number[]>>();

const placesIn = (text: Tokens): Map<string, number[]> => {
  const places = PLACES.get(text) ?? Map.groupBy(text.keys(), (at) => text[at] ?? '');
  PLACES.set(text, places);
  return places;
};

/** The words of each phrase of the policies, folded once. */
const PATTERNS = new Map<string, string[]>();

const patternOf = (phrase: string): string[] => {
  const pattern = PATTERNS.get(phrase) ?? fold(phrase).split(' ');
  PATTERNS.set(phrase, pattern);
  return pattern;
};

/** Where a word of a phrase stands, in the order of the text. */
const startsOf = (pattern: string, text: Tokens): number[] => {
  const places = placesIn(text);
  if (!pattern.endsWith('*')) return places.get(pattern) ?? [];
  const starts: number[] = [];
  for (const [word, at] of places) if (fits(word, pattern)) starts.push(...at);
  return starts.sort((a, b) => a - b);
};

/**
 * Finds phrases of a policy: words, several words in a row, `*` at the end of a word for any ending. What is denied
 * is not found; a phrase that itself denies (`no funciona`) is.
 */
export const findPhrases = (text: Tokens, phrases: string[]): Match[] =>
  phrases.flatMap((phrase) => {
    const [first = '', ...rest] = patternOf(phrase);
    return startsOf(first, text)
      .filter((at) => rest.every((word, index) => fits(text[at + index + 1], word)) && !isDenied(text, at))
      .map((at) => ({ phrase, at, words: rest.length + 1 }));
  });

/** Words in Spanish and English, as the policy has them. */
export type WordLists = { es: string[]; en: string[] };

/** The lists to look in: those of the language, or both where we have no list for it. */
export const listsFor = ({ es, en }: WordLists, language: string): string[] =>
  language === 'es' ? es : language === 'en' ? en : [...es, ...en];

/** Of no language in particular: all lists are read, as who is upset or afraid changes languages. */
export const ANY_LANGUAGE = 'any';

/** Whether a text says one of the phrases, in whichever language. */
export const says = (text: Tokens, lists: WordLists): boolean =>
  findPhrases(text, listsFor(lists, ANY_LANGUAGE)).length > 0;
