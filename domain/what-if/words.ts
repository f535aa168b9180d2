import type { LocalizedText } from '../values.ts';
import type { Aspect } from './comparison.ts';

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

/** How cases end, and what the law calls them. */
export const valueWords: Record<string, LocalizedText> = {
  agreed: { es: 'con acuerdo', en: 'with an agreement' },
  answered: { es: 'sin acuerdo', en: 'without an agreement' },
  general: { es: 'general', en: 'general' },
  billing: { es: 'facturación', en: 'billing' },
  continuity: { es: 'continuidad del servicio', en: 'continuity of a service' },
};
