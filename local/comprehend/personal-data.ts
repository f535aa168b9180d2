import { NAMES } from './names.ts';
import type { Span } from './spans.ts';

export const personalDataTypes = [
  'EMAIL',
  'URL',
  'INTERNATIONAL_BANK_ACCOUNT_NUMBER',
  'CREDIT_DEBIT_NUMBER',
  'IP_ADDRESS',
  'ADDRESS',
  'DATE_TIME',
  'AGE',
  'PHONE',
  'USERNAME',
  'NAME',
] as const;
export type PersonalDataType = (typeof personalDataTypes)[number];

/** A piece of personal data in a text; the names of the types are Comprehend's. `score` is 0 to 1. */
export type PersonalData = Span & { type: PersonalDataType; score: number };

type Rule = {
  type: PersonalDataType;
  /** The data is group 1, or the whole match; flags `dg` so that offsets are known. */
  pattern: RegExp;
  score: number;
  holds?: (text: string) => boolean;
};

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** Check digit of payment cards, ISO/IEC 7812. */
const isCard = (text: string): boolean => {
  const digits = [...digitsOf(text)].reverse().map(Number);
  const sum = digits.reduce((total, digit, index) => {
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return digits.length >= 13 && digits.length <= 19 && sum % 10 === 0 && new Set(digits).size > 1;
};

/** Check digits of bank accounts, ISO 13616: the number read as one integer leaves 1 modulo 97. */
const isIban = (text: string): boolean => {
  const compact = text.replace(/[\s-]/g, '').toUpperCase();
  const turned = compact.slice(4) + compact.slice(0, 4);
  let rest = 0;
  for (const character of turned) {
    const value = parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return compact.length >= 15 && compact.length <= 34 && rest === 1;
};

const isIpv4 = (text: string): boolean => text.split('.').every((part) => Number(part) <= 255);

/** Nine digits or more, or an international prefix; years, prices and order numbers are shorter or marked. */
const isPhone = (text: string): boolean => {
  const digits = digitsOf(text).length;
  return digits >= 9 && digits <= 15;
};

const MONTH =
  '(?:ene(?:ro)?|feb(?:rero)?|mar(?:zo)?|abr(?:il)?|may(?:o)?|jun(?:io)?|jul(?:io)?|ago(?:sto)?|sep(?:t(?:iembre)?)?|oct(?:ubre)?|nov(?:iembre)?|dic(?:iembre)?|' +
  'january|february|march|april|june|july|august|september|october|november|december|jan|apr|aug|dec)\\.?';
const DAY =
  '(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo|monday|tuesday|wednesday|thursday|friday|saturday|sunday|ayer|anteayer|hoy|yesterday|today|tomorrow)';
const STREET =
  '(?:c/|c\\.|calle|avda?\\.?|avenida|av\\.|plaza|pza\\.?|pl\\.|paseo|pº|ronda|camino|carretera|ctra\\.?|travesía|urbanización|urb\\.|polígono|glorieta|rambla|gran vía)';
const CAPITAL = "\\p{Lu}[\\p{L}'’.-]*";
const FULL_NAME = `${CAPITAL}(?:\\s+(?:(?:de|del|de la|da|dos|van|von|y|i)\\s+)?${CAPITAL}){0,3}`;
const INTRODUCTION =
  "(?:me llamo|mi nombre es|soy|le habla|les habla|a nombre de|firmado:?|fdo\\.?:?|atentamente,?|un saludo,?|saludos,?|my name is|i am|i['’]m|this is|regards,?|sincerely,?|yours,?|cheers,?)";
const TITLE = '(?:Sr\\.?|Sra\\.?|Srta\\.?|Don|Doña|D\\.|Dña\\.?|Dr\\.?|Dra\\.?|Mr\\.?|Mrs\\.?|Ms\\.?|Miss)';

/** In order: where two find the same piece, the earlier wins. */
const RULES: Rule[] = [
  { type: 'EMAIL', pattern: /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}/dgu, score: 0.999 },
  { type: 'URL', pattern: /(?:https?:\/\/|www\.)[^\s<>"'()]+[^\s<>"'().,;:!?]/dgiu, score: 0.99 },
  { type: 'INTERNATIONAL_BANK_ACCOUNT_NUMBER', pattern: /\b[A-Z]{2}\d{2}(?:[ -]?[A-Z\d]{4}){2,7}(?:[ -]?[A-Z\d]{1,3})?\b/dgiu, score: 0.999, holds: isIban },
  { type: 'CREDIT_DEBIT_NUMBER', pattern: /(?<![\d+])\d(?:[ -]?\d){12,18}(?!\d)/dgu, score: 0.999, holds: isCard },
  { type: 'IP_ADDRESS', pattern: /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.]\d)/dgu, score: 0.99, holds: isIpv4 },
  { type: 'IP_ADDRESS', pattern: /(?<![\p{L}\d:])(?:[\da-f]{1,4}:){3,7}(?::?[\da-f]{1,4})(?![\p{L}\d:])/dgiu, score: 0.95 },
  {
    type: 'ADDRESS',
    pattern: new RegExp(
      `(?<![\\p{L}])${STREET}\\s+(?:(?:de|del|la|las|los|el|san|santa)\\s+)*[\\p{Lu}][\\p{L}'’ª.]*(?:\\s+(?:de|del|la|las|los|y)?\\s*\\p{Lu}[\\p{L}'’.]*)*(?:,?\\s*(?:n[º°o.]+\\s*)?\\d{1,4}(?:\\s*[ºª-]?\\s*[A-Z]?\\b)?)?(?:,?\\s*\\d{1,2}[ºª°]\\s*\\p{L}?\\b)?(?:,?\\s*\\d{5}\\b)?(?:,?\\s+\\p{Lu}\\p{Ll}+)?`,
      'dgiu',
    ),
    score: 0.95,
  },
  {
    type: 'ADDRESS',
    pattern:
      /\b\d{1,5}\s+(?:\p{Lu}[\p{L}'’]*\s+){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Way|Square|Sq|Place|Terrace|Close)\b\.?(?:,\s*\p{Lu}[\p{L} ]{2,20})?(?:,?\s*[A-Z]{2}\s*\d{5}|,?\s*[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2})?/dgu,
    score: 0.95,
  },
  { type: 'DATE_TIME', pattern: /\b(?:\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?|\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2}))\b/dgu, score: 0.99 },
  { type: 'DATE_TIME', pattern: new RegExp(`(?<![\\p{L}\\d])\\d{1,2}(?:st|nd|rd|th|º)?\\s+(?:de\\s+|of\\s+)?${MONTH}(?:,?\\s+(?:de(?:l)?\\s+)?\\d{4})?(?!\\p{L})`, 'dgiu'), score: 0.99 },
  { type: 'DATE_TIME', pattern: new RegExp(`(?<![\\p{L}\\d])${MONTH}\\s+\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s+\\d{4})?(?![\\p{L}\\d])`, 'dgiu'), score: 0.97 },
  { type: 'DATE_TIME', pattern: new RegExp(`(?<!\\p{L})${DAY}(?!\\p{L})`, 'dgiu'), score: 0.85 },
  { type: 'DATE_TIME', pattern: /(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?:\s?[ap]\.?m\b\.?|\s?h\b)?(?![\d:])/dgiu, score: 0.9 },
  { type: 'AGE', pattern: /(?<![\p{L}\d])(?:tengo|tiene|tenemos|edad:?|cumplí|con)\s+(\d{1,3}\s+años)(?!\p{L}| de (?:garantía|cliente))/dgiu, score: 0.95 },
  { type: 'AGE', pattern: /\b(?:(?:i am|i'm|aged?|he is|she is)\s+(\d{1,3})(?:\s+years old)?\b(?!\s*(?:%|days|weeks|months|minutes|hours))|(\d{1,3})[ -]years?[ -]old\b)/dgiu, score: 0.95 },
  { type: 'PHONE', pattern: /(?<![\p{L}\d/-])(?:(?:\+|00)\d{1,3}[ .-]?)?(?:\(\d{2,4}\)[ .-]?)?\d(?:[ .-]?\d){6,12}(?![\p{L}\d])/dgu, score: 0.97, holds: isPhone },
  { type: 'USERNAME', pattern: /(?<![\p{L}\d@/.])@([a-z][\w.]{2,30})/dgiu, score: 0.9 },
  { type: 'USERNAME', pattern: /\b(?:usuario|user ?name|login|user id)(?:\s+(?:es|is))?\s*[:=]?\s+([\p{L}\d._-]*[\d._-][\p{L}\d._-]*)/dgiu, score: 0.9 },
  { type: 'NAME', pattern: new RegExp(`(?<!\\p{L})${TITLE}\\s+(${FULL_NAME})`, 'dgu'), score: 0.98 },
  { type: 'NAME', pattern: new RegExp(`(?<!\\p{L})(?:${INTRODUCTION.replace(/\b[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`)})\\s+(${FULL_NAME})`, 'dgu'), score: 0.97 },
  { type: 'NAME', pattern: new RegExp(`(?<![\\p{L}\\d])(${FULL_NAME})(?!\\p{L})`, 'dgu'), score: 0.9, holds: (text) => NAMES.has(text.split(/\s/)[0]?.toLowerCase() ?? '') },
];

const overlaps = (one: Span, other: Span): boolean => one.begin < other.end && other.begin < one.end;

const findingsOf = (text: string, { type, pattern, score, holds }: Rule): PersonalData[] =>
  Array.from(text.matchAll(pattern)).flatMap((match) => {
    const group = match.slice(1).findIndex((value) => value !== undefined) + 1;
    const [begin, end] = match.indices?.[group] ?? [0, 0];
    return !holds || holds(text.slice(begin, end)) ? [{ type, score, begin, end }] : [];
  });

/**
 * Personal data in a text, in order, without overlaps. Numbers count only with valid check digits. The language is not
 * needed: the patterns of es and en do not disturb each other, and addressers write numbers alike.
 */
export const detectPii = (text: string, _language: string): PersonalData[] => {
  const found: PersonalData[] = [];
  for (const rule of RULES)
    for (const finding of findingsOf(text, rule)) if (!found.some((earlier) => overlaps(earlier, finding))) found.push(finding);
  return found.sort((one, other) => one.begin - other.begin);
};
