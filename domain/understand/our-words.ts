import type { Policy } from '../policy/policy.ts';

/** The sentences of our own letters, cut where a value stands in them, and what we say of dangers. */
const ourSentences = ({ messages, emergency }: Pick<Policy, 'messages' | 'emergency'>): string[] => {
  const letters = [messages.es, messages.en]
    .flatMap((templates) => Object.values(templates))
    .map(({ subject, body, short = '' }) => [subject, body, short].join('\n'));
  const advice = Object.values(emergency.advice).flatMap(({ text, short }) => [text.es, text.en, short.es, short.en]);
  const { signLanguage } = emergency;
  return [...letters, ...advice, ...(signLanguage ? [signLanguage.es, signLanguage.en] : [])]
    .flatMap((text) => text.split(/\{\w+\}|\n/))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length > 0);
};

const literal = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A pattern of a sentence however a mail program broke its lines and quoted them. */
const quoted = (sentence: string): RegExp => new RegExp(sentence.split(/\s+/).map(literal).join('[\\s>]+'), 'gi');

/** Our sentences with their patterns: the policy of a deployment does not change. */
const SENTENCES = new WeakMap<object, { sentence: string; pattern: RegExp }[]>();

const sentencesOf = (policy: Pick<Policy, 'messages' | 'emergency'>) => {
  const known =
    SENTENCES.get(policy) ??
    [...new Set(ourSentences(policy))].map((sentence) => ({ sentence, pattern: quoted(sentence) }));
  SENTENCES.set(policy, known);
  return known;
};

/**
 * A text without what it quotes of our own letters, so that an answer under "if you would rather talk to a person" or "smell of
 * gas" says only what its writer says.
 * @param hears whether a sentence of ours would be taken for what the customer says
 */
export const withoutOurWords = (
  policy: Pick<Policy, 'messages' | 'emergency'>,
  text: string,
  hears: (sentence: string) => boolean,
): string =>
  sentencesOf(policy).reduce(
    (left, { sentence, pattern }) => left.replace(pattern, (words) => (hears(sentence) ? '. ' : words)),
    text,
  );
