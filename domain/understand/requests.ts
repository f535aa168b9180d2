import type { Policy } from '../policy/policy.ts';
import { findPhrases, tokens, type WordLists } from './words.ts';

/** Somebody a customer asks to talk to: a person, or one above who answered. */
export type PersonWanted = { supervisor: boolean };

const wantedIn = (text: string, { person, supervisor }: Policy['requests']): PersonWanted | undefined => {
  const words = tokens(text);
  const has = ({ es, en }: WordLists): boolean => findPhrases(words, [...es, ...en]).length > 0;
  if (has(supervisor)) return { supervisor: true };
  return has(person) ? { supervisor: false } : undefined;
};

/** The sentences of our own letters, cut where a value stands in them. */
const ourSentences = ({ messages }: Pick<Policy, 'messages'>): string[] =>
  [messages.es, messages.en]
    .flatMap((templates) => Object.values(templates))
    .flatMap(({ subject, body, short = '' }) => [subject, body, short].join('\n').split(/\{\w+\}|\n/))
    .map((sentence) => sentence.trim());

const literal = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A pattern of a sentence however a mail program broke its lines and quoted them. */
const quoted = (sentence: string): RegExp => new RegExp(sentence.split(/\s+/).map(literal).join('[\\s>]+'), 'gi');

/** A text without the sentences of our own letters of which `matters` holds, however it quotes them. */
export const withoutOurSentences = (
  policy: Pick<Policy, 'messages'>,
  text: string,
  matters: (sentence: string) => boolean,
): string =>
  ourSentences(policy)
    .filter(matters)
    .reduce((left, sentence) => left.replace(quoted(sentence), '. '), text);

/**
 * Whether a text asks for a person (Ley 10/2025 art. 8.2) or for a supervisor (art. 8.3), by the words of the policy in
 * every language we have: who is upset changes languages too. An answer that quotes "if you would rather talk to a person"
 * from our own letter asks for nothing.
 */
export const asksForPerson = (
  policy: Pick<Policy, 'requests' | 'messages'>,
  text: string,
): PersonWanted | undefined => {
  const { requests } = policy;
  if (!wantedIn(text, requests)) return undefined;
  return wantedIn(
    withoutOurSentences(policy, text, (sentence) => wantedIn(sentence, requests) !== undefined),
    requests,
  );
};
