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

/** Patterns of our sentences by policy and by what they would be taken for: the policy of a deployment does not change. */
const PATTERNS = new WeakMap<object, Map<string, RegExp[]>>();

/** What a sentence would be taken for, if the customer had written it. */
export type Listening = { name: 'request' | 'danger' | 'broken-promise'; hears: (sentence: string) => boolean };

const patternsOf = (policy: Pick<Policy, 'messages' | 'emergency'>, { name, hears }: Listening): RegExp[] => {
  const known = PATTERNS.get(policy) ?? new Map<string, RegExp[]>();
  PATTERNS.set(policy, known);
  const patterns = known.get(name) ?? ourSentences(policy).filter(hears).map(quoted);
  known.set(name, patterns);
  return patterns;
};

/**
 * A text without what it quotes of our own letters, so that an answer under "if you would rather talk to a person" or "smell of
 * gas" says only what its writer says.
 */
export const withoutOurWords = (
  policy: Pick<Policy, 'messages' | 'emergency'>,
  text: string,
  listening: Listening,
): string => patternsOf(policy, listening).reduce((left, pattern) => left.replace(pattern, '. '), text);
