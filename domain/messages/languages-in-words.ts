import type { LocalizedText } from '../values.ts';
import { isCoOfficial, type ReplyLanguage } from '../vocabulary.ts';
import type { Languages } from './letter-language.ts';

const names = new Map<ReplyLanguage, Intl.DisplayNames>();

/** Made when somebody first asks: the names of languages took a tenth of the start of each function that never said one. */
const namesFor = (reader: ReplyLanguage): Intl.DisplayNames => {
  const known = names.get(reader) ?? new Intl.DisplayNames(reader, { type: 'language', fallback: 'code' });
  names.set(reader, known);
  return known;
};

/** The name of a language as a reader calls it, such as `catalán`; the code where it has none that we know or is no code. */
export const languageName = (code: string, reader: ReplyLanguage): string => {
  try {
    return namesFor(reader).of(code) ?? code;
  } catch {
    return code;
  }
};

/**
 * In which language a customer writes, and in which we write to them, for whoever works on the case. Undefined where it is
 * not known, as before the complaint was read.
 */
export const languagesInWords = ({
  language,
  replyLanguage,
  letterLanguage,
}: Partial<Languages>): LocalizedText | undefined => {
  if (!language || language === 'unknown' || !replyLanguage) return undefined;
  const name = (code: string) => ({ es: languageName(code, 'es'), en: languageName(code, 'en') });
  const [theirs, ours, own] = [
    name(language),
    name(replyLanguage),
    letterLanguage && isCoOfficial(letterLanguage) && name(letterLanguage),
  ];
  return own
    ? {
        es: `El cliente escribe en ${theirs.es}. Le escribimos en ${own.es} donde tenemos el texto; lo demás va en ${ours.es} y lo dice.`,
        en: `The customer writes in ${theirs.en}. We write in ${own.en} where we have the text; the rest is in ${ours.en} and says so.`,
      }
    : {
        es: `El cliente escribe en ${theirs.es}. Le escribimos en ${ours.es}.`,
        en: `The customer writes in ${theirs.en}. We write in ${ours.en}.`,
      };
};
