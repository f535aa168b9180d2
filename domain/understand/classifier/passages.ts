/** A letter of a few sentences to a page: what the classifier learned from is no longer. */
const MOST_WORDS = 120;
/** What one thing is told in: two sentences or three, as long as most of what the classifier learned from. */
const WINDOW_WORDS = 30;
/** Nobody reads on for ever: a text of 10,000 characters has about 15. */
const MOST_PASSAGES = 30;

const SENTENCE = /[^.!?…\n]+[.!?…]*\n*|[.!?…\n]+/g;

/** How many words a text has, counted by the spaces between them. */
export const wordsIn = (text: string): number => text.trim().split(/\s+/).length;

/** The sentences of a text that have words. */
export const sentencesOf = (text: string): string[] =>
  (text.match(SENTENCE) ?? []).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));

/** One sentence without an end is cut between words. */
const cut = (sentence: string, most: number): string[] => {
  if (wordsIn(sentence) <= most) return [sentence];
  const words = sentence.split(/(?<=\s)/);
  return Array.from({ length: Math.ceil(words.length / most) }, (_, at) =>
    words.slice(at * most, (at + 1) * most).join(''),
  );
};

/** Sentences that stand next to each other, in parts of so many words at most. */
const inParts = (text: string, most: number): string[] => {
  const parts: string[] = [];
  let current = '';
  let words = 0;
  for (const sentence of (text.match(SENTENCE) ?? []).flatMap((one) => cut(one, most))) {
    const more = /\S/.test(sentence) ? wordsIn(sentence) : 0;
    if (current && words + more > most) {
      parts.push(current);
      [current, words] = ['', 0];
    }
    current += sentence;
    words += more;
  }
  if (current.trim()) parts.push(current);
  return parts;
};

/** A text in passages of some sentences each; a text of usual length is one. Empty for a text without words. */
export const passagesOf = (text: string): string[] => {
  if (!/[\p{L}\p{N}]/u.test(text)) return [];
  return wordsIn(text) <= 1.5 * MOST_WORDS ? [text] : inParts(text, MOST_WORDS).slice(0, MOST_PASSAGES);
};

/** The windows of a passage: two sentences or three each. Empty where it is no longer than one. */
export const windowsOf = (passage: string): string[] => {
  const windows = inParts(passage, WINDOW_WORDS);
  return windows.length > 1 ? windows : [];
};
