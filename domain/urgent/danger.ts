import type { Policy } from '../policy/policy.ts';
import type { Signal } from '../policy/schema/severity.ts';
import { withoutOurWords } from '../understand/our-words.ts';
import { signalsIn } from '../understand/severity.ts';
import { findPhrases, tokens } from '../understand/words.ts';
import type { DangerKind } from '../vocabulary.ts';

/** Danger is heard in every language we have: who is afraid changes languages too. */
const ANY_LANGUAGE = 'any';

const dangerSignals = (policy: Policy, text: string): Signal[] =>
  signalsIn(policy, { text, language: ANY_LANGUAGE }).filter(({ danger }) => danger !== undefined);

/**
 * The signals of danger to people in what a customer writes, on whatever channel and in whatever language. What they quote of
 * our own letters does not count.
 */
export const dangersIn = (policy: Policy, text: string): Signal[] => {
  if (dangerSignals(policy, text).length === 0) return [];
  const hears = (sentence: string) => dangerSignals(policy, sentence).length > 0;
  return dangerSignals(policy, withoutOurWords(policy, text, { name: 'danger', hears }));
};

/** The kinds of danger, in the order of the policy's signals: what we say to do now goes by them. */
export const kindsOfDanger = (signals: Pick<Signal, 'danger'>[]): DangerKind[] => [
  ...new Set(signals.flatMap(({ danger }) => danger ?? [])),
];

/** Whether somebody says that they cannot hear, or cannot take a call (Ley 10/2025 art. 10.5). */
export const cannotHear = ({ emergency: { cannotHear: words } }: Pick<Policy, 'emergency'>, text: string): boolean =>
  findPhrases(tokens(text), [...words.es, ...words.en]).length > 0;
