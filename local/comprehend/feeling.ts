import { type CompiledLexicon, LEXICONS } from './lexicon/compile.ts';
import { foldedWords, type Word } from './words.ts';

/** What a text shows of feeling, as numbers; `sentiment.ts` weighs them. */
export type SentimentWeights = {
  /** Sums of weights of the words that speak for and against, after negation and emphasis. */
  positive: number;
  negative: number;
  /** Words of indifference ("regular", "nada especial"). */
  indifferent: number;
  /** Negating words. */
  negations: number;
  /** Exclamation marks. */
  exclamations: number;
  words: number;
};

const PLEASED =
  /[😀-😆😉-😎😗-😙😚-😛😜😝🤗🤩😇🥰🥳😸😹😺😻💋💕-💟❤♥💪👏👍👌🙌🎉🎊🌟⭐✨💃🔝🏆☀💐🌹💖🙏🤣😂]|[:;=]-?[)D]|<3|\bxd+\b/giu;
const DISPLEASED = /[😞-😣😤-😭😰-😱😾😿🙁☹🤬🤮🤢💩👎💔😒😓😔😕😖😠😡🥺🤦🙄😩😫😪]|[:;=]-?\(|:'\(/gu;
const EMOJI_WEIGHT = 2;
const BOUNDARY = /[.,;:!?¡¿()\n…]/;
const NEGATION_REACH = 3;
const EMPHASIS_REACH = 2;
/** A negated good word is nearly a bad one; a negated bad word is only a little good ("no está mal"). */
const NEGATED_GOOD = -0.8;
const NEGATED_BAD = -0.5;
const UNMET_DUTY = -2;
const EMPHASIS = 1.4;
const UNDERSTATEMENT = 0.6;
const AFTER_CONTRAST = 1.3;

const matches = (pattern: string, word: string | undefined): boolean =>
  word !== undefined && (pattern.endsWith('*') ? word.startsWith(pattern.slice(0, -1)) : word === pattern);

/** The words of a text, with how many words stand before each in its clause: what is before a comma negates nothing after it. */
type Clauses = { words: Word[]; reach: number[] };

const clausesOf = (text: string): Clauses => {
  const words = foldedWords(text);
  const reach: number[] = [];
  for (const [index, word] of words.entries()) {
    const before = words[index - 1];
    const cut = !before || BOUNDARY.test(text.slice(before.end, word.begin));
    reach.push(cut ? 0 : (reach[index - 1] ?? 0) + 1);
  }
  return { words, reach };
};

/** The phrase that begins at a word, within its clauses. */
const phraseAt = ({ words, reach }: Clauses, index: number, { phrases }: CompiledLexicon) =>
  phrases.get(words[index]?.folded ?? '')?.find(({ rest }) =>
    rest.every((pattern, offset) => {
      const at = index + 1 + offset;
      return (reach[at] ?? 0) > 0 && matches(pattern, words[at]?.folded);
    }),
  );

/** Whether one of the words stands at most so many words before the one at `index`, in the same clause. */
const isBefore = (
  { words, reach }: Clauses,
  index: number,
  { within, of }: { within: number; of: Set<string> },
): boolean => {
  const first = index - Math.min(within, reach[index] ?? 0);
  for (let at = first; at < index; at++) if (of.has(words[at]?.folded ?? '')) return true;
  return false;
};

const emphasis = (clauses: Clauses, index: number, lexicon: CompiledLexicon): number => {
  if (isBefore(clauses, index, { within: EMPHASIS_REACH, of: lexicon.intensifiers })) return EMPHASIS;
  return isBefore(clauses, index, { within: EMPHASIS_REACH, of: lexicon.diminishers }) ? UNDERSTATEMENT : 1;
};

const wordWeight = (clauses: Clauses, index: number, lexicon: CompiledLexicon): number | undefined => {
  const word = clauses.words[index]?.folded ?? '';
  const weight = lexicon.weight(word);
  if (!isBefore(clauses, index, { within: NEGATION_REACH, of: lexicon.negators })) return weight;
  if (!weight) return lexicon.isDuty(word) ? UNMET_DUTY : weight;
  return weight * (weight > 0 ? NEGATED_GOOD : NEGATED_BAD);
};

const add = (feeling: SentimentWeights, weight: number | undefined): void => {
  if (weight === 0) feeling.indifferent++;
  else if (weight !== undefined && weight > 0) feeling.positive += weight;
  else feeling.negative -= weight ?? 0;
};

/** Adds what the words say; after a contrast, up to the end of the clause, they count more. */
const readWords = (feeling: SentimentWeights, clauses: Clauses, lexicon: CompiledLexicon): void => {
  let point = 1;
  for (let index = 0; index < clauses.words.length; index++) {
    const word = clauses.words[index]?.folded ?? '';
    if (clauses.reach[index] === 0) point = 1;
    if (lexicon.contrasts.has(word)) point = AFTER_CONTRAST;
    if (lexicon.negators.has(word)) feeling.negations++;
    const phrase = phraseAt(clauses, index, lexicon);
    const weight = phrase?.weight ?? wordWeight(clauses, index, lexicon);
    add(feeling, weight && weight * emphasis(clauses, index, lexicon) * point);
    index += phrase?.rest.length ?? 0;
  }
};

/** Reads a text with the lexicon of its language; without a lexicon only faces and hearts count. */
export const feelingOf = (text: string, language: string): SentimentWeights => {
  const clauses = clausesOf(text);
  const feeling: SentimentWeights = {
    positive: (text.match(PLEASED)?.length ?? 0) * EMOJI_WEIGHT,
    negative: (text.match(DISPLEASED)?.length ?? 0) * EMOJI_WEIGHT,
    indifferent: 0,
    negations: 0,
    exclamations: text.split('!').length - 1,
    words: clauses.words.length,
  };
  const lexicon = LEXICONS[language];
  if (lexicon) readWords(feeling, clauses, lexicon);
  return feeling;
};
