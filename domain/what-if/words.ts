import { formatMoney } from '../money.ts';
import { formatDay } from '../time.ts';
import type { LocalizedText } from '../values.ts';
import type { ReplyLanguage } from '../vocabulary.ts';
import type { Aspect, Sample } from './compare.ts';

/** What of a case can change, in words. */
export const aspectWords: Record<Aspect, LocalizedText> = {
  severity: { es: 'gravedad', en: 'severity' },
  class: { es: 'clase legal', en: 'class by law' },
  'answer-by': { es: 'fecha de respuesta', en: 'date of the answer' },
  'next-word': { es: 'próxima noticia', en: 'next word' },
  result: { es: 'cómo termina', en: 'how it ends' },
  cost: { es: 'coste', en: 'cost' },
  approvals: { es: 'aprobaciones', en: 'approvals' },
};

const ends: Record<string, LocalizedText> = {
  agreed: { es: 'con acuerdo', en: 'with an agreement' },
  answered: { es: 'sin acuerdo', en: 'without an agreement' },
};

export const classWords: Record<string, LocalizedText> = {
  general: { es: 'general', en: 'general' },
  billing: { es: 'facturación', en: 'billing' },
  continuity: { es: 'continuidad del servicio', en: 'continuity of a service' },
};

type Shown = { currency: string; zone: string; language: ReplyLanguage };

/** What an aspect of a case is, as people read it. */
export const aspectValue = (aspect: Aspect, value: string, { currency, zone, language }: Shown): string => {
  switch (aspect) {
    case 'cost':
      return formatMoney({ amount: Number(value), currency }, language);
    case 'answer-by':
    case 'next-word':
      return formatDay(value, language, zone);
    case 'result':
      return ends[value]?.[language] ?? value;
    case 'class':
      return classWords[value]?.[language] ?? value;
    default:
      return value;
  }
};

/** A change of a case as a sentence: `coste: 30 € → 50 €`. */
export const changeText = ({ aspect, before, after }: Sample['changes'][number], shown: Shown): string =>
  `${aspectWords[aspect][shown.language]}: ${aspectValue(aspect, before, shown)} → ${aspectValue(aspect, after, shown)}`;
