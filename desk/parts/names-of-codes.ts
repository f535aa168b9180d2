import type { Motive } from '#domain/understand/motives.ts';
import type { Cause, LetterLanguage } from '#domain/vocabulary.ts';
import type { Words } from '../words/use-words.ts';

/** What causes are called wherever the desk names them. */
export const causeNames: Words<Record<string, string>> = {
  es: {
    'company-error': 'Error nuestro',
    misunderstanding: 'Malentendido',
    'third-party': 'De un tercero',
    'customer-use': 'Uso del cliente',
    unfounded: 'Sin fundamento',
  },
  en: {
    'company-error': 'Our error',
    misunderstanding: 'Misunderstanding',
    'third-party': 'A third party',
    'customer-use': 'Use by the customer',
    unfounded: 'Unfounded',
  },
} satisfies Words<Record<Cause, string>>;

/** What the languages that letters are written in are called wherever the desk names them. */
export const languageNames: Words<Record<string, string>> = {
  es: { es: 'español', en: 'inglés', ca: 'catalán', gl: 'gallego', eu: 'euskera' },
  en: { es: 'Spanish', en: 'English', ca: 'Catalan', gl: 'Galician', eu: 'Basque' },
} satisfies Words<Record<LetterLanguage, string>>;

/** What motives are called wherever the desk names them. */
export const motiveNames: Words<Record<string, string>> = {
  es: {
    'different-perceptions': 'Lo ven de otra manera',
    'poor-communication': 'Mala comunicación',
    'unmet-expectations': 'Expectativas no cumplidas',
    'unrealistic-goals': 'Pide lo que no puede ser',
    'depends-on-others': 'Depende de un tercero',
    'abuse-of-power': 'Se siente víctima de un abuso',
  },
  en: {
    'different-perceptions': 'They see it differently',
    'poor-communication': 'Poor communication',
    'unmet-expectations': 'Unmet expectations',
    'unrealistic-goals': 'They ask for what cannot be',
    'depends-on-others': 'It depends on a third party',
    'abuse-of-power': 'They feel that power was abused',
  },
} satisfies Words<Record<Motive, string>>;
