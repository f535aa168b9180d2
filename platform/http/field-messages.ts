import type * as z from 'zod/mini';
import type { LocalizedText } from '#domain/values.ts';
import { oneOfWords } from './field-values.ts';
import { inSpanish } from './messages-in-spanish.ts';

/**
 * What is allowed in a field, for people: what a schema says by its rules, and what code says in words. One table, so that a reader of
 * Spanish meets no English; a test holds every message of the code against it.
 */
const NEEDED: LocalizedText = { es: 'hace falta', en: 'is needed' };
const UNFIT: LocalizedText = { es: 'no es válido', en: 'is not valid' };
const WRONG_FORM: LocalizedText = { es: 'no está escrito en la forma que se espera', en: 'is not written as expected' };

const TYPES: Record<string, LocalizedText> = {
  string: { es: 'tiene que ser un texto', en: 'must be a text' },
  number: { es: 'tiene que ser un número', en: 'must be a number' },
  int: { es: 'tiene que ser un número entero', en: 'must be a whole number' },
  boolean: { es: 'tiene que ser sí o no', en: 'must be yes or no' },
  array: { es: 'tiene que ser una lista', en: 'must be a list' },
  object: { es: 'tiene que llevar sus campos', en: 'must hold its fields' },
  record: { es: 'tiene que llevar sus campos', en: 'must hold its fields' },
};

const FORMATS: Record<string, LocalizedText> = {
  email: { es: 'tiene que ser una dirección de correo', en: 'must be a mail address' },
  date: { es: 'tiene que ser un día, como 2026-11-22', en: 'must be a day, such as 2026-11-22' },
  datetime: {
    es: 'tiene que ser un día con su hora, como 2026-11-22T09:30:00Z',
    en: 'must be a day with its hour, such as 2026-11-22T09:30:00Z',
  },
};

const many = (count: number | bigint, origin: string): LocalizedText => {
  const [one, ones, oneEnglish, onesEnglish] =
    origin === 'string'
      ? ['carácter', 'caracteres', 'character', 'characters']
      : origin === 'array' || origin === 'set'
        ? ['elemento', 'elementos', 'item', 'items']
        : ['', '', '', ''];
  const isOne = Number(count) === 1;
  return {
    es: `${count} ${isOne ? one : ones}`.trim(),
    en: `${count} ${isOne ? oneEnglish : onesEnglish}`.trim(),
  };
};

type Issue = z.core.$ZodIssue;

const tooSmall = ({ minimum, origin }: Extract<Issue, { code: 'too_small' }>): LocalizedText => {
  if (origin !== 'number' && Number(minimum) === 1)
    return { es: 'no puede quedar vacío', en: 'must not be left empty' };
  const { es, en } = many(minimum, origin);
  return { es: `como mínimo, ${es}`, en: `at least ${en}` };
};

const tooBig = ({ maximum, origin }: Extract<Issue, { code: 'too_big' }>): LocalizedText => {
  const { es, en } = many(maximum, origin);
  return { es: `como mucho, ${es}`, en: `at most ${en}` };
};

const chosen = ({ values }: Extract<Issue, { code: 'invalid_value' }>): LocalizedText => {
  if (values.length === 1 && values[0] === true) return { es: 'hay que marcarlo', en: 'has to be ticked' };
  if (values.length === 1 && values[0] === false) return { es: 'no puede estar marcado', en: 'must not be ticked' };
  return oneOfWords(values.map(String));
};

const byRule = (issue: Issue): LocalizedText => {
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? UNFIT;
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_value':
      return chosen(issue);
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options) ? oneOfWords(issue.options.map(String)) : UNFIT;
    case 'invalid_format':
      return FORMATS[issue.format] ?? WRONG_FORM;
    case 'not_multiple_of':
      return TYPES['int'] ?? UNFIT;
    case 'unrecognized_keys':
      return { es: 'aquí no se admite ese dato', en: 'is nothing that is taken here' };
    default:
      return UNFIT;
  }
};

/** What is allowed where code said it in words. */
export const saysOfMessage = (message: string): LocalizedText => ({
  es: inSpanish(message) ?? UNFIT.es,
  en: message,
});

/** What is missing, with what may be chosen where it is one of several. */
const needed = (issue: Issue): LocalizedText => {
  const isChoice = issue.code === 'invalid_value' && issue.values.length > 1;
  if (!isChoice) return NEEDED;
  const { es, en } = oneOfWords(issue.values.map(String));
  return { es: `${NEEDED.es}: ${es}`, en: `${NEEDED.en}: ${en}` };
};

/** What is allowed where a schema refused. */
export const saysOfIssue = (issue: Issue): LocalizedText => {
  if (issue.input === undefined && issue.code !== 'unrecognized_keys') return needed(issue);
  const spanish = inSpanish(issue.message);
  return spanish === undefined ? byRule(issue) : { es: spanish, en: issue.message };
};
