import type { Pattern, ReadingRules, WordFamilies } from '../policy/schema/families.ts';
import { CLAUSE, isDenied, isDeniedClosely } from './denial.ts';
import { type Found, findFamilies, type WordSpan } from './families.ts';
import { type Spoken, spoken } from './spoken.ts';

/** What patterns are looked for with. */
export type PatternSource = { families: WordFamilies; reading: ReadingRules };

/** What takes back the first words of a pattern, and its others. */
export type Denial = Record<'first' | 'near', (text: Spoken, span: WordSpan) => boolean>;

const DENIAL: Denial = { first: isDenied, near: isDeniedClosely };

/** A text that was read once, for any number of patterns. */
export type ReadText = PatternSource & { text: Spoken; found: Found };

/** Over how many words a condition reaches, and how near it is said that all is well again. */
const FAR = 10;
const SOLVED_WITHIN = 30;

export const readText = (grammar: PatternSource, text: string): ReadText => {
  const words = spoken(text, grammar.reading.sentence);
  return { ...grammar, text: words, found: findFamilies(grammar.families, words) };
};

const startsFrom = (spans: WordSpan[], from: number): number => {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.from ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Longest entry of a family, in words. */
const LONGEST = 6;

/** The spans of a family that stand no farther than so many words from a span. */
const around = (
  { found, text: { at } }: ReadText,
  family: string,
  { from, to, within }: WordSpan & { within: number },
): WordSpan[] => {
  const spans = found.get(family) ?? [];
  const near: WordSpan[] = [];
  for (let index = startsFrom(spans, from - within - LONGEST); index < spans.length; index++) {
    const span = spans[index] as WordSpan;
    if (span.from > to + within + 1) break;
    const distance = span.from > to ? (at[span.from] ?? 0) - (at[to] ?? 0) : (at[from] ?? 0) - (at[span.to] ?? 0);
    if (distance - 1 <= within) near.push(span);
  }
  return near;
};

const overlaps = (one: WordSpan, other: WordSpan): boolean => one.from <= other.to && other.from <= one.to;

/** The spans of a pattern around its first; undefined where one is missing. */
const complete = (
  read: ReadText,
  { near, within, ordered, oneSentence }: Pattern,
  { first, denies }: { first: WordSpan; denies: Denial },
): WordSpan[] | undefined => {
  const spans = [first];
  const sentenceOf = ({ from }: WordSpan) => read.text.sentence[from];
  for (const family of near.slice(1)) {
    const last = spans.at(-1) as WordSpan;
    const span = around(read, family, { ...first, within: within ?? read.reading.within }).find(
      (one) =>
        (!ordered || one.from > last.to) &&
        (!oneSentence || sentenceOf(one) === sentenceOf(first)) &&
        !spans.some((taken) => overlaps(one, taken)) &&
        !denies.near(read.text, one),
    );
    if (!span) return undefined;
    spans.push(span);
  }
  return spans;
};

const whole = (spans: WordSpan[]): WordSpan => ({
  from: Math.min(...spans.map(({ from }) => from)),
  to: Math.max(...spans.map(({ to }) => to)),
});

const isSupposed = (read: ReadText, span: WordSpan, families: string[]): boolean =>
  families.some((family) =>
    around(read, family, { ...span, within: FAR }).some(
      ({ from, to }) => from <= span.from && read.text.sentence[to] === read.text.sentence[span.from],
    ),
  );

const isSolved = (read: ReadText, span: WordSpan, solved: string[]): boolean => {
  const { persisting } = read.reading;
  const over = solved
    .flatMap((family) => around(read, family, { ...span, within: SOLVED_WITHIN }))
    .filter((one) => !isDenied(read.text, one));
  if (over.length === 0) return false;
  const first = Math.min(...over.map(({ from }) => from), span.from);
  return !persisting.some((family) => (read.found.get(family) ?? []).some(({ from }) => from >= first));
};

/**
 * Whether two spans are said in one breath: next to each other, or no mark and no `and` between them. `Huele a gas, ponía en su carta`
 * is one; in `huele a gas, el equipo no viene` what stands beyond is of something else, and takes nothing back.
 */
const inOneBreath = ({ words, clause }: Spoken, one: WordSpan, other: WordSpan): boolean => {
  const [first, last] = one.from < other.from ? [one, other] : [other, one];
  if (last.from <= first.to + 1) return true;
  return (
    clause[first.to] === clause[last.from] && !words.slice(first.to + 1, last.from).some((word) => CLAUSE.has(word))
  );
};

/** Whether what was found means something else, by the words around it. */
const isOtherwise = (read: ReadText, span: WordSpan, { unless = [], evenWith = [] }: Pattern): boolean => {
  const exempt = new Set(evenWith);
  const { supposing, elsewhere } = read.reading;
  const left = (families: string[]) => families.filter((family) => !exempt.has(family));
  const near = (family: string) =>
    around(read, family, { ...span, within: read.reading.within }).filter((one) => inOneBreath(read.text, span, one));
  return (
    isSupposed(read, span, left(supposing)) ||
    isSolved(read, span, left(read.reading.solved)) ||
    // `No es broma`, `this is not a drill`: it is meant.
    left(elsewhere).some((family) => near(family).some((one) => !isDenied(read.text, one))) ||
    unless.some((family) => near(family).length > 0)
  );
};

/** German writes every noun like a name. */
const GERMAN_NOUN = /^(?:gas(?:leck|geruch|austritt)|rauch$|qualm$|feuer$|funken$|loschung|auskunft)/;

const isNamed = ({ text: { isName, words } }: ReadText, { from, to }: WordSpan): boolean =>
  isName.slice(from, to + 1).every(Boolean) && !GERMAN_NOUN.test(words[from] ?? '');

const wordsAt = ({ text: { words } }: ReadText, spans: WordSpan[]): string[] =>
  spans.toSorted((a, b) => a.from - b.from).map(({ from, to }) => words.slice(from, to + 1).join(' '));

/**
 * The words of the first place where a pattern holds; undefined where it holds nowhere.
 * @param denies what takes words back: of danger, only what does so beyond doubt
 */
export const findPattern = (read: ReadText, pattern: Pattern, denies = DENIAL): string[] | undefined => {
  if (!pattern.near.every((family) => read.found.has(family))) return undefined;
  for (const first of read.found.get(pattern.near[0] ?? '') ?? []) {
    if (isNamed(read, first) || denies.first(read.text, first)) continue;
    const spans = complete(read, pattern, { first, denies });
    if (spans && !isOtherwise(read, whole(spans), pattern)) return wordsAt(read, spans);
  }
  return undefined;
};
