import { paragraphsOf } from './blocks.ts';

/** A line that greets, such as "Hola, Ana:" or "Hello,". */
const GREETING = /^.{1,90}[:,]$/;
const LONGEST = 140;
const SENTENCE = /^.*?[.!?…](?=\s|$)/su;
const ADDRESS = /https?:\/\/\S+/g;

/** A text no longer than that, cut between words. */
const cut = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, LONGEST).replace(/\s+\S*$/, '')}…`;

/** What mail programs show beside the subject: the first sentence after the greeting, without addresses. */
export const firstSentence = (text: string): string => {
  const parts = paragraphsOf(text);
  // A line on the language of the letter may stand above the greeting.
  const greeting = parts.slice(0, 2).findIndex((lines) => lines.length === 1 && GREETING.test(lines[0] ?? ''));
  const words = (parts[greeting + 1] ?? []).join(' ').replace(ADDRESS, ' ').replace(/\s+/g, ' ').trim();
  return cut(SENTENCE.exec(words)?.[0] ?? words);
};
