import type { TextRange } from './spans.ts';
import { type Grammar, grammarOf } from './stop-words.ts';
import { foldedWords, type Word } from './words.ts';

/** A phrase that says what a text is about. `score` is 0 to 1. */
export type KeyPhrase = TextRange & { text: string; score: number };

/** Content words in one phrase, at most; a longer run is a list, not a name. */
const LONGEST = 5;

type Kind = 'stop' | 'determiner' | 'link' | 'content';

const kindOf = (word: string, { stops, determiners, links }: Grammar): Kind => {
  if (links.has(word)) return 'link';
  if (determiners.has(word)) return 'determiner';
  return stops.has(word) || /^\d+$/.test(word) ? 'stop' : 'content';
};

/** A run of words that may be a phrase: determiners, content words, links between them. */
type Run = { words: Word[]; kinds: Kind[] };

const runsOf = (text: string, grammar: Grammar): Run[] => {
  const runs: Run[] = [];
  let run: Run = { words: [], kinds: [] };
  const close = () => {
    if (run.words.length > 0) runs.push(run);
    run = { words: [], kinds: [] };
  };
  for (const word of foldedWords(text)) {
    const kind = kindOf(word.folded, grammar);
    const last = run.words.at(-1);
    const apart = last && !/^[\s'’]*$/.test(text.slice(last.end, word.begin));
    const begins = kind === 'determiner' && run.kinds.at(-1) === 'content';
    if (apart || begins || kind === 'stop') close();
    if (kind === 'stop') continue;
    run.words.push(word);
    run.kinds.push(kind);
  }
  close();
  return runs;
};

/** Cuts what cannot end or begin a phrase: links on both sides, determiners at the end. */
const trimmed = ({ words, kinds }: Run): Word[] => {
  const first = kinds.findIndex((kind) => kind !== 'link');
  const last = kinds.lastIndexOf('content');
  return first < 0 || last < first ? [] : words.slice(first, Math.min(last + 1, first + LONGEST + 2));
};

/** Longer phrases, and ones whose words come again, are surer. */
const scoreOf = (words: Word[], frequency: Map<string, number>): number => {
  const repeated = words.some(({ folded }) => (frequency.get(folded) ?? 0) > 1 && folded.length > 3);
  return Math.min(0.99, 0.7 + 0.08 * Math.min(words.length, 3) + (repeated ? 0.05 : 0));
};

/**
 * Noun-phrase-like pieces of a text in order, in the manner of RAKE (Rose et al. 2010): the text is cut at punctuation,
 * function words and frequent verbs; determiners and "de" are kept, as Comprehend keeps them.
 */
export const detectKeyPhrases = (text: string, language: string): KeyPhrase[] => {
  const phrases = runsOf(text, grammarOf(language))
    .map(trimmed)
    .filter((words) => words.some(({ folded }) => folded.length > 2));
  const frequency = new Map<string, number>();
  for (const { folded } of phrases.flat()) frequency.set(folded, (frequency.get(folded) ?? 0) + 1);
  return phrases.map((words) => {
    const begin = words[0]?.begin ?? 0;
    const end = words.at(-1)?.end ?? begin;
    return { begin, end, text: text.slice(begin, end), score: scoreOf(words, frequency) };
  });
};
