import { parsePhoneNumberFromString } from 'libphonenumber-js/core';
import { metadata } from './metadata.ts';

/** What stands before a number: `tel:`, `Tel.`, `Móvil:`. */
const LABEL = /^(?:tel|tlfn?o?|tf|tel[eéè]f(?:ono?)?|m[oó]vil|cel(?:ular)?|phone|mobile|whatsapp)(?!\p{L})\.?:?\s*/iu;
/** Digits and what people put between them, one plus at the most. Letters, or two numbers in one line, are no number. */
const SHAPE = /^\(?\+?\(?\d[\d\s().\-–—‐‑/·]*$/u;
/** Another country's number, as it is dialed from nearly everywhere. */
const INTERNATIONAL = /^\(?(?:\+|00)/;
/** `+44 (0)20…`: the zero is dialed within the country only. */
const TRUNK_ZERO = /^(\(?(?:\+|00)[^(]*)\(0\)/;

/** ITU-T E.164: a country code does not begin with zero, and there are at most fifteen digits. */
const E164 = /^\+[1-9]\d{6,14}$/;
/** Digits without a plus may be a number with its country code only where they are as long as one. */
const WITH_CODE = 10;

/**
 * Ways to write a number that a country has given up. Mexico dropped the `1` of mobiles (and `01`, `044`, `045`) in 2019, and
 * WhatsApp still writes it; Brazil put a `9` before every mobile by 2016, and older accounts go without it.
 */
const outdated = (number: string): string =>
  number.replace(/^\+52(?:1|01|044|045)(\d{10})$/, '+52$1').replace(/^\+55(\d{2})([6-9]\d{7})$/, '+55$19$2');

/** The number that `digits` are for somebody who dials in `country`; undefined where they are none there. */
const dialed = (digits: string, country: string): string | undefined => {
  const mexican = country === 'MX' && /^(?:1|01|044|045)(\d{10})$/.exec(digits)?.[1];
  const brazilian = country === 'BR' ? digits.replace(/^0?(\d{2})([6-9]\d{7})$/, '$19$2') : digits;
  const found = parsePhoneNumberFromString(
    mexican || brazilian,
    { defaultCountry: country as 'ES', extract: false },
    metadata,
  );
  return found?.isValid() ? outdated(found.number) : undefined;
};

/** The number that digits with a country code are. One of a country whose plan we do not have counts by its length. */
const international = (digits: string): string | undefined => {
  const written = outdated(`+${digits}`);
  const found = parsePhoneNumberFromString(written, { extract: false }, metadata);
  if (found && !found.isPossible()) return undefined;
  // What is read as a zero of the trunk is left out of a possible number, which may be too short then.
  const number = found ? outdated(found.number) : written;
  return E164.test(number) ? number : undefined;
};

/**
 * A phone number in the one form of E.164, such as `+34600111222`, whatever way it was written: with spaces, with `00`, without
 * its country, the way Mexico, Brazil or Argentina wrote mobiles before. Undefined for what is no number: it may be two, have an
 * extension, or be words.
 * @param countries ISO 3166-1, where somebody who leaves the country out may dial from: the surest first
 */
export const e164 = (written: string, countries: readonly (string | undefined)[]): string | undefined => {
  const text = written
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(LABEL, '')
    .replace(/^0xx/i, '0')
    .replace(TRUNK_ZERO, '$1');
  if (!SHAPE.test(text)) return undefined;
  const digits = text.replace(/\D/g, '');
  if (/^\(?\+/.test(text)) return international(digits);
  for (const country of countries) {
    const found = country && dialed(digits, country);
    if (found) return found;
  }
  if (INTERNATIONAL.test(text)) return international(digits.slice(2));
  const withCode = digits.length >= WITH_CODE ? international(digits) : undefined;
  return withCode && parsePhoneNumberFromString(withCode, metadata)?.isValid() ? withCode : undefined;
};

/** Somebody who may have left a number, and where they live. */
type Caller = { phone?: string; country?: string; region?: string };

/** Where a number without its country may be dialed from: the person's own country, else the company's. */
const dialedFrom = ({ country, region }: Caller, company: { country: string }): (string | undefined)[] => [
  country ?? region?.slice(0, 2),
  company.country,
];

/** Whether what somebody left is a phone number at all. */
export const isPhoneNumber = (caller: Caller & { phone: string }, company: { country: string }): boolean =>
  e164(caller.phone, dialedFrom(caller, company)) !== undefined;

/** A person with the phone number in the form of E.164; what is no number stays as it was written. */
export const withPhoneNumber = <Person extends Caller>(person: Person, company: { country: string }): Person =>
  person.phone === undefined
    ? person
    : { ...person, phone: e164(person.phone, dialedFrom(person, company)) ?? person.phone };
