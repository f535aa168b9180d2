import { hasCardCheckDigit, hasIbanCheckDigits, isInternational, isIpv4 } from './check-digits.ts';
import { hasGivenName } from './names.ts';

/** The types of personal data the stand-in finds, by Comprehend's names. */
export type PersonalDataType =
  | 'EMAIL'
  | 'URL'
  | 'INTERNATIONAL_BANK_ACCOUNT_NUMBER'
  | 'CREDIT_DEBIT_NUMBER'
  | 'IP_ADDRESS'
  | 'ADDRESS'
  | 'DATE_TIME'
  | 'AGE'
  | 'PHONE'
  | 'USERNAME'
  | 'NAME';

/** How one kind of personal data is written. */
export type PersonalDataRule = {
  type: PersonalDataType;
  /** The data is group 1 where there is one, else the whole match; flags `d` and `g` so that places are known. */
  pattern: RegExp;
  score: number;
  /** Further test of what was matched. */
  holds?: (text: string) => boolean;
};

const MONTH =
  '(?:ene(?:ro)?|feb(?:rero|ruary)?|mar(?:zo|ch)?|abr(?:il)?|apr(?:il)?|mayo?|jun(?:io|e)?|jul(?:io|y)?|ago(?:sto)?|aug(?:ust)?|' +
  'sep(?:t(?:iembre|ember)?)?|oct(?:ubre|ober)?|nov(?:iembre|ember)?|dic(?:iembre)?|dec(?:ember)?|january|jan)\\.?(?!\\p{L})';
const DAY =
  '(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo|monday|tuesday|wednesday|thursday|friday|saturday|sunday|anteayer|ayer|hoy|yesterday|today|tomorrow)';
const CAPITAL = "\\p{Lu}[\\p{L}'’-]*";
const FULL_NAME = `${CAPITAL}(?:[ \\t]+(?:(?:de la|de los|del|de|da|dos|van|von|y|i)[ \\t]+)?${CAPITAL}){0,3}`;
const TITLE = '(?:Sr|Sra|Srta|D|Dña|Dr|Dra|Mr|Mrs|Ms)\\.|(?:Sr|Sra|Don|Doña|Mr|Mrs|Ms|Miss)';
const NAMED =
  '[Mm]e llamo|[Mm]i nombre es|[Aa] nombre de|[Ll]es? habla|[Ff]irmado:?|[Ff]do\\.?:?|[Mm]y name is|[Nn]ame:|[Nn]ombre:';
const CLOSING =
  '(?:[Aa]tentamente|[Uu]n saludo|[Ss]aludos(?: cordiales)?|[Gg]racias|[Rr]egards|[Ss]incerely|[Yy]ours(?: faithfully)?|[Cc]heers|[Tt]hanks)[,.]?\\s*\\n\\s*';
const WEAK_INTRODUCTION = "[Ss]oy|[Ii]['’]m|I am|[Tt]his is";

const STREET =
  '(?:[Cc]/|[Cc]\\.|[Cc]alle|[Aa]v(?:da|enida)?\\.?|[Pp]laza|[Pp]za\\.?|[Pp]aseo|Pº|[Rr]onda|[Cc]arretera|[Cc]tra\\.?|[Tt]ravesía|[Uu]rbanización|[Rr]ambla|[Gg]ran [Vv]ía|[Cc]arrer)';
const STREET_NAME =
  "(?:(?:de|del|la|las|los|el)\\s+)*\\p{Lu}[\\p{L}'’ª.]*(?:\\s+(?:(?:de|del|la|las|los|y|i)\\s+)*\\p{Lu}[\\p{L}'’.]*)*";
const LOWER_STREET_NAME = '(?:(?!(?:desde|hace|con|por|en|donde|sin|y|a)\\s)\\p{L}+\\s+){1,4}';
const NUMBER = '(?:,?\\s*(?:n[º°o.]{1,2}\\s*)?\\d{1,4}(?:\\s?[A-Z])?(?![\\p{L}\\d]))';
const FLOOR_AND_TOWN =
  '(?:,?\\s*\\d{1,2}\\s?[ºª°](?:\\s*[A-Z](?!\\p{L}))?)?(?:,?\\s*\\d{5}(?!\\d)(?:\\s+\\p{Lu}\\p{L}+)?)?';

const word = (source: string, flags = 'dgu'): RegExp =>
  new RegExp(`(?<![\\p{L}\\d])(?:${source})(?![\\p{L}\\d])`, flags);

const addresses: PersonalDataRule[] = [
  { type: 'ADDRESS', pattern: word(`${STREET}\\s*${STREET_NAME}${NUMBER}?${FLOOR_AND_TOWN}`), score: 0.96 },
  { type: 'ADDRESS', pattern: word(`${STREET}\\s+${LOWER_STREET_NAME}${NUMBER}${FLOOR_AND_TOWN}`), score: 0.9 },
  {
    type: 'ADDRESS',
    pattern: word(
      "\\d{1,5}\\s+(?:\\p{Lu}[\\p{L}'’]*\\s+){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Way|Square|Sq|Place|Terrace|Close)\\b\\.?" +
        '(?:,\\s*\\p{Lu}\\p{L}+(?: \\p{Lu}\\p{L}+)*)?(?:,?\\s*[A-Z]{2}\\s*\\d{5}|,?\\s*[A-Z]{1,2}\\d[A-Z\\d]?\\s*\\d[A-Z]{2})?',
    ),
    score: 0.96,
  },
];

const dates: PersonalDataRule[] = [
  {
    type: 'DATE_TIME',
    pattern: word('\\d{4}-\\d{2}-\\d{2}(?:[T ]\\d{2}:\\d{2}(?::\\d{2})?)?|\\d{1,2}[/.-]\\d{1,2}[/.-](?:\\d{4}|\\d{2})'),
    score: 0.99,
  },
  {
    type: 'DATE_TIME',
    pattern: word(`\\d{1,2}(?:st|nd|rd|th)?\\s+(?:de\\s+|of\\s+)?${MONTH}(?:,?\\s+(?:del?\\s+)?\\d{4})?`, 'dgiu'),
    score: 0.99,
  },
  {
    type: 'DATE_TIME',
    pattern: word(`${MONTH}\\s+(?:\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s+\\d{4})?|(?:del?\\s+)?\\d{4})`, 'dgiu'),
    score: 0.97,
  },
  { type: 'DATE_TIME', pattern: word(DAY, 'dgiu'), score: 0.85 },
  {
    type: 'DATE_TIME',
    pattern: /(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?:\s?[ap]\.?m\b\.?|\s?h\b)?(?![\d:])/dgiu,
    score: 0.9,
  },
];

const phones: PersonalDataRule[] = [
  {
    type: 'PHONE',
    pattern: /(?<![\p{L}\d])(?:\+|00)\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){2,6}(?![\p{L}\d])/dgu,
    score: 0.99,
    holds: isInternational,
  },
  // Spain: nine digits from 6 to 9, however grouped.
  { type: 'PHONE', pattern: /(?<![\p{L}\d/.,-])[6-9]\d(?:[ .-]?\d){7}(?![\p{L}\d])/dgu, score: 0.97 },
  { type: 'PHONE', pattern: /(?<![\p{L}\d/-])(?:\(\d{3}\) ?|\d{3}[.-])\d{3}[ .-]\d{4}(?![\p{L}\d])/dgu, score: 0.97 },
  { type: 'PHONE', pattern: /(?<![\p{L}\d/-])0\d{3,4}[ -]\d{3}[ -]?\d{3,4}(?![\p{L}\d])/dgu, score: 0.95 },
];

const names: PersonalDataRule[] = [
  { type: 'NAME', pattern: word(`(?:${TITLE})\\s+(${FULL_NAME})`), score: 0.98 },
  { type: 'NAME', pattern: word(`(?:${NAMED})\\s+(${FULL_NAME})`), score: 0.98 },
  { type: 'NAME', pattern: new RegExp(`${CLOSING}(${FULL_NAME})`, 'dgu'), score: 0.97 },
  // "Soy Cliente", "I am Very": one capital alone is not a name.
  {
    type: 'NAME',
    pattern: word(`(?:${WEAK_INTRODUCTION})\\s+(${FULL_NAME})`),
    score: 0.95,
    holds: (text) => hasGivenName(text) || /\s\p{Lu}/u.test(text),
  },
  { type: 'NAME', pattern: word(`(${FULL_NAME})`), score: 0.9, holds: hasGivenName },
];

/** In order: where two find the same piece of a text, the earlier wins. Spanish and English patterns go together. */
export const RULES: PersonalDataRule[] = [
  { type: 'EMAIL', pattern: /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}/dgu, score: 0.999 },
  { type: 'URL', pattern: /(?:https?:\/\/|www\.)[^\s<>"'()]*[^\s<>"'().,;:!?]/dgiu, score: 0.99 },
  {
    type: 'INTERNATIONAL_BANK_ACCOUNT_NUMBER',
    pattern: /\b[A-Z]{2}\d{2}(?:[ -]?[A-Z\d]{4}){2,7}(?:[ -]?[A-Z\d]{1,3})?\b|\b[a-z]{2}\d{13,32}\b/dg,
    score: 0.999,
    holds: hasIbanCheckDigits,
  },
  {
    type: 'CREDIT_DEBIT_NUMBER',
    pattern: /(?<![\d+])\d(?:[ -]?\d){12,18}(?!\d)/dgu,
    score: 0.999,
    holds: hasCardCheckDigit,
  },
  { type: 'IP_ADDRESS', pattern: /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?!\.?\d)/dgu, score: 0.99, holds: isIpv4 },
  { type: 'IP_ADDRESS', pattern: /(?<![\p{L}\d:])(?:[\da-f]{1,4}:){3,7}:?[\da-f]{1,4}(?![\p{L}\d:])/dgiu, score: 0.95 },
  ...addresses,
  ...dates,
  {
    type: 'AGE',
    pattern: word(
      '(?:tengo|tiene|edad:?|cumplí|con)\\s+(\\d{1,3}\\s+años(?! de (?:garantía|cliente|antigüedad|permanencia)))',
      'dgiu',
    ),
    score: 0.95,
  },
  {
    type: 'AGE',
    pattern: word(
      "(?:i am|i['’]m|aged?|he is|she is)\\s+(\\d{1,3}(?:\\s+years old)?)(?!\\s*(?:%|days|weeks|months|minutes|hours|years(?! old)))",
      'dgiu',
    ),
    score: 0.9,
  },
  { type: 'AGE', pattern: word('(\\d{1,3}[ -]years?[ -]old)', 'dgiu'), score: 0.95 },
  ...phones,
  { type: 'USERNAME', pattern: /(?<![\p{L}\d@/.])@([a-z][\w.]{1,29}\w)/dgiu, score: 0.9 },
  {
    type: 'USERNAME',
    pattern: word(
      '(?:usuario|user ?name|user id|login)(?:\\s+(?:es|is))?\\s*[:=]?\\s+([\\p{L}\\d._-]*[\\d_][\\p{L}\\d._-]*)',
      'dgiu',
    ),
    score: 0.9,
  },
  ...names,
];
