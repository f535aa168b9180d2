import { numberKinds } from './number-kinds.ts';
import type { NumberRefusal } from './number-refusals.ts';

/** What is done with a number: text it, or call it. */
export type PhoneUse = 'text' | 'call';

/** Whether all of a number is of a kind. The patterns come from the plans, never from outside. */
const isOf = (pattern: string, number: string): boolean =>
  pattern !== '' && new RegExp(`^(?:${pattern})$`).test(number);

/** What follows the calling code of a country, once for each country that has it. */
const plansOf = (number: string): { country: string; rest: string }[] =>
  Object.entries(numberKinds).flatMap(([country, { code }]) =>
    number.startsWith(`+${code}`) ? [{ country, rest: number.slice(code.length + 1) }] : [],
  );

/**
 * Why somebody who gave a number must not make us write to it or call it; undefined for one that may be. Only a mobile is
 * texted, and only an ordinary line is called, of the countries that are allowed: what is in no plan that we know (satellites,
 * +800, +881, +882, +883, +979), in no kind of it, or in one that costs more and that somebody earns by, is left alone.
 * @param number in the form of E.164
 * @param countries ISO 3166-1
 */
export const whyNotReached = (
  number: string,
  use: PhoneUse,
  countries: readonly string[],
): NumberRefusal | undefined => {
  const plans = /^\+[1-9]\d{6,14}$/.test(number) ? plansOf(number) : [];
  if (plans.length === 0) return 'number-not-known';
  if (plans.some(({ country, rest }) => isOf(numberKinds[country]?.dear ?? '', rest))) return 'number-costs-more';
  const isOrdinary = ({ country, rest }: { country: string; rest: string }): boolean => {
    const { mobile = '', line = '' } = numberKinds[country] ?? {};
    return isOf(mobile, rest) || (use === 'call' && isOf(line, rest));
  };
  const ordinary = plans.filter(isOrdinary);
  if (ordinary.length === 0) return 'number-not-known';
  return ordinary.some(({ country }) => countries.includes(country)) ? undefined : 'country-not-allowed';
};
