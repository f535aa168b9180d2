/** As many words as what the classifier learned from has at most, about. */
const MOST_WORDS = 60;
/** Nobody reads on for ever: a text of 10,000 characters has about 40. */
const MOST_PASSAGES = 60;

const SENTENCE = /[^.!?…\n]+[.!?…]*\n*|[.!?…\n]+/g;

/** How many words a text has, counted by the spaces between them. */
export const wordsIn = (text: string): number => text.trim().split(/\s+/).length;

/** The sentences of a text that have words. */
export const sentencesOf = (text: string): string[] =>
  (text.match(SENTENCE) ?? []).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));

/** One sentence without an end is cut between words. */
const cut = (sentence: string): string[] => {
  if (wordsIn(sentence) <= MOST_WORDS) return [sentence];
  const words = sentence.split(/(?<=\s)/);
  return Array.from({ length: Math.ceil(words.length / MOST_WORDS) }, (_, at) =>
    words.slice(at * MOST_WORDS, (at + 1) * MOST_WORDS).join(''),
  );
};

/** A text in passages of some sentences each; a text of usual length is one. Empty for a text without words. */
export const passagesOf = (text: string): string[] => {
  if (!/[\p{L}\p{N}]/u.test(text)) return [];
  if (wordsIn(text) <= 1.5 * MOST_WORDS) return [text];
  const passages: string[] = [];
  let current = '';
  for (const sentence of (text.match(SENTENCE) ?? []).flatMap(cut)) {
    if (current && wordsIn(current + sentence) > MOST_WORDS) {
      passages.push(current);
      current = '';
    }
    current += sentence;
  }
  if (current.trim()) passages.push(current);
  return passages.slice(0, MOST_PASSAGES);
};
