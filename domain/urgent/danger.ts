import type { Policy } from '../policy/policy.ts';
import type { Signal } from '../policy/schema/severity.ts';
import { heardDanger } from '../understand/classifier-reasons.ts';
import { withoutOurWords } from '../understand/our-words.ts';
import { signalsIn } from '../understand/severity.ts';
import { ANY_LANGUAGE, says, tokens } from '../understand/words.ts';
import type { DangerKind } from '../vocabulary.ts';

const isDanger = ({ danger }: Signal): boolean => danger !== undefined;
const isPriority = ({ priority }: Signal): boolean => priority === true;

/** So many words in a row that are ours are a quotation, whatever they say: patterns find words in neighboring sentences. */
const OURS_FROM = 4;

const isNobodyElses = (sentence: string): boolean => sentence.split(' ').length >= OURS_FROM;

const unquoted = (text: string): string => text.replace(/^[^\S\r\n\u2028\u2029]*>.*$/gm, '');

/** Signals of some sort in what a customer writes. What they quote of our own letters does not count. */
const signalsSaid = (policy: Policy, text: string, sort: (signal: Signal) => boolean): Signal[] => {
  const found = (words: string, read = words) => {
    const signals = signalsIn(policy, { text: words, language: ANY_LANGUAGE });
    const heard = signals.some(isDanger) ? [] : heardDanger(policy, read);
    return [...signals, ...heard.filter(({ id }) => !signals.some((known) => known.id === id))].filter(sort);
  };
  const heard = found(text);
  if (heard.length === 0) return [];
  const own = withoutOurWords(policy, text, (sentence) => isNobodyElses(sentence) || found(sentence).length > 0);
  // What is left of a letter of ours that somebody quotes are its values: nothing to read a meaning from.
  return own === text ? heard : found(own, unquoted(own));
};

/** The signals of danger to people in what a customer writes, on whatever channel and in whatever language. */
export const dangersIn = (policy: Policy, text: string): Signal[] => signalsSaid(policy, text, isDanger);

/** The same with what makes a customer go first: what may be a danger, their age or an illness (Ley 10/2025 art. 3.13: who says so, is). */
export const urgentSignalsIn = (policy: Policy, text: string): Signal[] =>
  signalsSaid(policy, text, (signal) => isDanger(signal) || isPriority(signal));

/** The kinds of danger, in the order of the policy's signals: what we say to do now goes by them. */
export const kindsOfDanger = (signals: Pick<Signal, 'danger'>[]): DangerKind[] => [
  ...new Set(signals.flatMap(({ danger }) => danger ?? [])),
];

/** Whether somebody says that they cannot hear, or cannot take a call (Ley 10/2025 art. 10.5). */
export const cannotHear = ({ emergency: { cannotHear: words } }: Pick<Policy, 'emergency'>, text: string): boolean =>
  says(tokens(text), words);
