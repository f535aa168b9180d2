import { fold } from '../understand/words.ts';

/** Words in a row that only a quotation has in common with a text; fewer are anybody's ("si huele a gas"). */
const RUN = 7;
/** A whole line of that many words is known as one, where it is too short for a run. */
const SHORTEST_LINE = 3;

/** The words of a line, without the addresses that Outlook writes after a link. */
const wordsOf = (line: string): string[] =>
  fold(line.replace(/<(?:https?|mailto):[^<>\s]*>/gi, ' ')).match(/[\p{L}\p{N}]+/gu) ?? [];
const runAt = (words: readonly string[], at: number): string => words.slice(at, at + RUN).join(' ');

/** Tells which lines of a text are known already, however a mail program broke, indented or marked them. */
export type KnownWords = {
  isEmpty: boolean;
  /** For each line, whether all its words are known: as a part of a longer run of words, or as a whole line. */
  covers: (lines: readonly string[]) => boolean[];
};

/** What is known of some texts, such as those of a case. Linear in their length. */
export const knownWords = (texts: readonly string[]): KnownWords => {
  const runs = new Set<string>();
  const whole = new Set<string>();
  for (const text of texts) {
    const words = wordsOf(text);
    for (let at = 0; at + RUN <= words.length; at++) runs.add(runAt(words, at));
    for (const line of text.split('\n').map(wordsOf)) if (line.length >= SHORTEST_LINE) whole.add(line.join(' '));
  }
  const covers = (lines: readonly string[]): boolean[] => {
    const byLine = lines.map(wordsOf);
    const words = byLine.flat();
    const isKnown = new Uint8Array(words.length);
    for (let at = 0; at + RUN <= words.length; at++) if (runs.has(runAt(words, at))) isKnown.fill(1, at, at + RUN);
    let begin = 0;
    return byLine.map((line) => {
      const own = isKnown.subarray(begin, begin + line.length);
      begin += line.length;
      return line.length > 0 && (own.every((known) => known === 1) || whole.has(line.join(' ')));
    });
  };
  return { isEmpty: runs.size === 0 && whole.size === 0, covers };
};

/**
 * A text without the lines that are known.
 * @param which of the lines may be left out
 */
export const withoutKnown = (text: string, known: KnownWords, which = /^/): string => {
  if (known.isEmpty) return text;
  const lines = text.split('\n');
  const covered = known.covers(lines);
  return lines.filter((line, index) => !(covered[index] && which.test(line))).join('\n');
};
