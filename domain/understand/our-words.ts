import type { Policy } from '../policy/policy.ts';

/** What of a policy is words of ours to a customer. */
export type OurWords = Pick<Policy, 'messages' | 'otherLanguages' | 'emergency'>;

/** The sentences of our own letters, cut where a value stands in them, and what we say of dangers. */
const ourSentences = ({ messages, otherLanguages, emergency }: OurWords): string[] => {
  const others = Object.values(otherLanguages);
  const notices = others.flatMap(({ part, notices: { es, en } }) => [part, es.letter, es.short, en?.letter, en?.short]);
  const letters = [messages.es, messages.en, ...others.map(({ templates = {} }) => templates)]
    .flatMap((templates) => Object.values(templates))
    .map(({ subject, body, short = '' }) => [subject, body, short].join('\n'));
  const advice = Object.values(emergency.advice).flatMap(({ text, short }) => [text.es, text.en, short.es, short.en]);
  const { signLanguage } = emergency;
  return [
    ...letters,
    ...notices.filter((words) => words !== undefined),
    ...advice,
    ...(signLanguage ? [signLanguage.es, signLanguage.en] : []),
  ]
    .flatMap((text) => text.split(/\{\w+\}|\n/))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length > 0);
};

const literal = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A pattern of a sentence however a mail program broke its lines and quoted them. */
const quoted = (sentence: string): RegExp => new RegExp(sentence.split(/\s+/).map(literal).join('[\\s>]+'), 'gi');

type Sentences = { of: OurWords; all: { sentence: string; pattern: RegExp }[] };

/**
 * Our sentences with their patterns, by the templates of a policy: its words do not change, and stay the same objects where the policy
 * is copied because somebody else works here now.
 */
const SENTENCES = new WeakMap<OurWords['messages'], Sentences>();

const sentencesOf = ({ messages, otherLanguages, emergency }: OurWords): Sentences['all'] => {
  const known = SENTENCES.get(messages);
  if (known && known.of.otherLanguages === otherLanguages && known.of.emergency === emergency) return known.all;
  const of = { messages, otherLanguages, emergency };
  const all = [...new Set(ourSentences(of))]
    // The longest first: a short one may be part of it.
    .sort((a, b) => b.length - a.length)
    .map((sentence) => ({ sentence, pattern: quoted(sentence) }));
  SENTENCES.set(messages, { of, all });
  return all;
};

/**
 * A text without what it quotes of our own letters, so that an answer under "if you would rather talk to a person" or "smell of
 * gas" says only what its writer says.
 * @param hears whether a sentence of ours would be taken for what the customer says
 */
export const withoutOurWords = (policy: OurWords, text: string, hears: (sentence: string) => boolean): string =>
  sentencesOf(policy).reduce(
    (left, { sentence, pattern }) => left.replace(pattern, (words) => (hears(sentence) ? '. ' : words)),
    text,
  );
