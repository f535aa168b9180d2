/** A word of a text, as the analyses compare it. */
export type Word = {
  /** Lower case, without accents, long-drawn letters shortened: "GENIÁAAAL" is "genial". */
  folded: string;
  /** UTF-16 offsets in the text. */
  begin: number;
  end: number;
};

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[·-]\p{L}+)*/gu;

/**
 * Lower case without accents, so that hurried typing without them still matches; letters repeated three times become one.
 * The tilde of ñ stays: it makes another letter ("engaña", "engancha").
 */
export const foldWord = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u0302\u0304-\u036f]|(?<!n)\u0303/g, '')
    .normalize('NFC')
    .replace(/(\p{L})\1{2,}/gu, '$1');

/** The words of a text in order. An apostrophe divides ("l'eau" is two, "don't" is "don" and "t"). */
export const foldedWords = (text: string): Word[] =>
  Array.from(text.matchAll(WORD), (match) => ({
    folded: foldWord(match[0]),
    begin: match.index,
    end: match.index + match[0].length,
  }));
