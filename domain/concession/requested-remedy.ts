import type { Policy } from '../policy/policy.ts';
import type { Concession } from '../policy/schema/concessions.ts';
import { findPhrases, fold, type Tokens, tokens } from '../understand/words.ts';
import { type ConcessionKind, concessionKinds, kindWords } from './kinds.ts';
import { type RoundFacts, roomOf } from './round-facts.ts';

/** The kinds of concession that a text asks for; what is denied (`no quiero un descuento`) is not asked for. */
export const kindsNamed = (text: string): ConcessionKind[] => kindsNamedIn(tokens(text));

/** The kinds of concession that the words of a text ask for. */
export const kindsNamedIn = (words: Tokens): ConcessionKind[] =>
  concessionKinds.filter((kind) => findPhrases(words, kindWords[kind]).length > 0);

const spellings = new Map<string, string>();

/** How a currency is written, as a pattern: its sign, its code, its name in our languages. Kept, since formats are slow to make. */
const spellingsOf = (currency: string): string => {
  const known = spellings.get(currency);
  if (known) return known;
  const written = ['es', 'en'].flatMap((language) =>
    (['symbol', 'name'] as const).flatMap((currencyDisplay) => {
      const format = new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay });
      const parts = [1, 2].flatMap((amount) => format.formatToParts(amount));
      return parts.filter(({ type }) => type === 'currency').map(({ value }) => value);
    }),
  );
  const words = new Set([...written, currency].map((word) => fold(word).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  const pattern = [...words].join('|');
  spellings.set(currency, pattern);
  return pattern;
};

const NUMBER = String.raw`(\d{1,3}(?:[.,\s]\d{3}){1,5}|\d{1,9})(?:[.,](\d{1,2}))?(?!\d)`;

/** The amounts of money a text names, in minor units of a currency with hundredths: `60 €`, `1.200,50 euros`, `€60`. */
export const amountsNamed = (text: string, currency: string): number[] => {
  const money = spellingsOf(currency);
  const pattern = new RegExp(String.raw`(?:${money})\s?${NUMBER}|${NUMBER}\s?(?:${money})(?![a-z])`, 'g');
  return [...fold(text).matchAll(pattern)].map(([, before, beforeCents, after, afterCents]) => {
    const whole = Number((before ?? after ?? '').replace(/\D/g, ''));
    return whole * 100 + Number((beforeCents ?? afterCents ?? '').padEnd(2, '0'));
  });
};

/** The one amount a text names. A text that names several (what was paid and what is wanted) has none: guessing would be worse. */
export const amountNamed = (text: string, currency: string): number | undefined => {
  const amounts = amountsNamed(text, currency);
  return new Set(amounts).size === 1 ? amounts[0] : undefined;
};

/** Of the concessions worth money, the one worth most like the amount; the lower of two equally near. */
const nearest = (concessions: Concession[], amount: number): Concession | undefined =>
  concessions
    .filter(({ value }) => value !== undefined)
    .sort((a, b) => {
      const [far, farther] = [a, b].map(({ value = 0 }) => Math.abs(value - amount)) as [number, number];
      return far - farther || (a.value ?? 0) - (b.value ?? 0);
    })[0];

/**
 * The concessions of the catalogue that a customer's text asks for. No amount is ever taken from it: an amount only points to
 * the concession worth most like it, and an amount beyond what the case may cost points to none, so that asking for more and
 * more does not reveal the limit.
 */
const namedIn = (policy: Policy, facts: RoundFacts, text: string): string[] => {
  const kinds = kindsNamed(text);
  const named = policy.concessions.filter(({ kind }) => kinds.includes(kind));
  const amount = amountNamed(text, policy.company.currency);
  if (amount === undefined) return named.map(({ id }) => id);
  if (amount > roomOf(policy, facts)) return [];
  const worth = nearest(kinds.length > 0 ? named : policy.concessions, amount);
  return worth ? [worth.id] : named.map(({ id }) => id);
};

/** Ids of the concessions the customer asks for: of the newest text that names any. */
export const requestedConcessions = (policy: Policy, facts: RoundFacts): string[] =>
  facts.requestedRemedies.map((text) => namedIn(policy, facts, text)).find((ids) => ids.length > 0) ?? [];
