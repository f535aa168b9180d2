import { formatMoney } from '../money.ts';
import type { ReplyLanguage } from '../vocabulary.ts';
import type { FigureRow } from './row.ts';
import type { Share } from './share.ts';
import type { FigureName } from './words.ts';

/** Stands where there is nothing to tell. */
const NONE = '–';

const words = {
  es: {
    of: (part: string, of: number) => `${part} de ${of}`,
    upTo: (to: string) => `antes de ${to}`,
    between: (from: string, to: string) => `entre ${from} y ${to}`,
    above: (from: string) => `después de ${from}`,
  },
  en: {
    of: (part: string, of: number) => `${part} of ${of}`,
    upTo: (to: string) => `within ${to}`,
    between: (from: string, to: string) => `between ${from} and ${to}`,
    above: (from: string) => `after ${from}`,
  },
};

const LOCALES: Record<ReplyLanguage, string> = { es: 'es-ES', en: 'en-GB' };

/** A number with one decimal at most, as people of a language write it. */
export const numberText = (value: number, language: ReplyLanguage): string =>
  new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 1 }).format(value);

/** So many percent. @param percent from 0 to 100 */
export const percentText = (percent: number, language: ReplyLanguage): string =>
  new Intl.NumberFormat(LOCALES[language], { style: 'percent', maximumFractionDigits: 1 }).format(percent / 100);

/** So many of so many: in percent, or the count where they are too few to conclude from. */
export const partText = ({ count, of, percent }: Share, language: ReplyLanguage): string =>
  words[language].of(percent === undefined ? String(count) : percentText(percent, language), of);

/** A share with its interval, or how many of how many where those are too few to conclude from. */
export const shareText = (share: Share | undefined, language: ReplyLanguage): string => {
  if (!share || share.of === 0) return NONE;
  const { of, percent, low = 0, high = 100 } = share;
  if (percent === undefined) return partText(share, language);
  return `${percentText(percent, language)} (${numberText(low, language)}–${numberText(high, language)}), n\u00a0=\u00a0${of}`;
};

const UNITS = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'min'],
] as const;

/** One of the bounds that waits are counted by, in its own unit: `15 min`, `2 h`, `3 d`. */
const boundText = (seconds: number): string => {
  const [size, unit] = UNITS.find(([of]) => seconds >= of) ?? [60, 'min'];
  return `${seconds / size} ${unit}`;
};

/** Between what the median of a wait lies. */
const waitText = (wait: FigureRow['firstWord']['median'], language: ReplyLanguage): string => {
  if (!wait) return NONE;
  const say = words[language];
  if (wait.to === undefined) return say.above(boundText(wait.from));
  return wait.from === 0 ? say.upTo(boundText(wait.to)) : say.between(boundText(wait.from), boundText(wait.to));
};

/** A figure of a row as people read it. */
export const figureText = (row: FigureRow, name: FigureName, language: ReplyLanguage): string => {
  switch (name) {
    case 'agreed':
    case 'satisfied':
      return shareText(row[name], language);
    case 'answer':
    case 'acknowledge':
    case 'word':
    case 'human':
    case 'supervisor':
      return shareText(row.inTime[name], language);
    case 'firstWord':
      return shareText(row.firstWord.inADay, language);
    case 'median':
      return waitText(row.firstWord.median, language);
    case 'score':
      return row.score === undefined ? NONE : numberText(row.score, language);
    case 'cost':
    case 'costPerCase':
      return row[name].map((sum) => formatMoney(sum, language)).join(', ') || NONE;
    default:
      return numberText(row[name], language);
  }
};
