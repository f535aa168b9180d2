import type { CountedTimer } from '../figures/measures.ts';
import type { Effect } from '../improvement/effect.ts';
import type { IncidentKind } from '../incidents/incident.ts';
import type { ReplyLanguage } from '../vocabulary.ts';
import type { Moved, Trend } from './month.ts';

const es = {
  conceded: 'Coste de lo concedido',
  cost: (sum: string, each: string) => `${sum} (${each} por caso)`,
  nothingPaid: 'nada',
  before: 'El mes anterior',
  yearAgo: 'Hace un año',
  notCounted: 'no se contaba',
  trends: {
    more: 'ahora más, y no por azar',
    less: 'ahora menos, y no por azar',
    unclear: 'puede ser azar',
    'too-few': 'muy pocos para concluir',
  } as Record<Trend, string>,
  by: { topic: 'Tema', cause: 'Causa' } as Record<Moved['by'], string>,
  moved: (what: string, now: number, before: number) => `${what}: ${now}; el mes anterior, ${before}. No es azar.`,
  named: (by: string, name: string) => `${by} «${name}»`,
  nothingMoved: 'Ningún tema ni causa se ha movido más de lo que explica el azar.',
  incident: { incident: 'Fallo que afectó a muchos', crisis: 'Crisis' } as Record<IncidentKind, string>,
  customers: (count: number) => (count === 1 ? '1 cliente' : `${count} clientes`),
  timers: {
    acknowledge: 'acusar recibo',
    answer: 'responder',
    human: 'que hable una persona',
    supervisor: 'que lo vea quien supervisa',
    word: 'dar las noticias prometidas',
  } as Record<CountedTimer, string>,
  missed: (what: string, late: number, of: number) => `Fuera de plazo para ${what}: ${late} de ${of}.`,
  action: (title: string) => `Acción «${title}»`,
  verdicts: {
    fell: 'las reclamaciones han bajado.',
    rose: 'las reclamaciones han subido.',
    unclear: 'no está claro si ha servido: puede ser azar.',
    'too-few': 'muy pocas, o muy pronto, para concluir.',
  } as Record<Effect['verdict'], string>,
  times: (ratio: string, low: string, high: string) =>
    `Por cada 100 que cabía esperar, ${ratio} (entre ${low} y ${high}).`,
  late: (day: string) => `tenía que estar hecha el ${day}.`,
};
/** What the mail of the month says in a language. */
export type MonthWords = typeof es;

const en: MonthWords = {
  conceded: 'Cost of what was conceded',
  cost: (sum, each) => `${sum} (${each} a case)`,
  nothingPaid: 'nothing',
  before: 'The month before',
  yearAgo: 'A year ago',
  notCounted: 'not counted yet',
  trends: {
    more: 'more now, and not by chance',
    less: 'less now, and not by chance',
    unclear: 'can be chance',
    'too-few': 'too few to conclude',
  },
  by: { topic: 'Topic', cause: 'Cause' },
  moved: (what, now, before) => `${what}: ${now}; the month before, ${before}. Not by chance.`,
  named: (by, name) => `${by} “${name}”`,
  nothingMoved: 'No topic or cause moved more than chance explains.',
  incident: { incident: 'A failure that hit many', crisis: 'Crisis' },
  customers: (count) => (count === 1 ? '1 customer' : `${count} customers`),
  timers: {
    acknowledge: 'acknowledging',
    answer: 'answering',
    human: 'a person speaking to them',
    supervisor: 'a supervisor looking at it',
    word: 'giving the promised news',
  },
  missed: (what, late, of) => `Past the date for ${what}: ${late} of ${of}.`,
  action: (title) => `Action “${title}”`,
  verdicts: {
    fell: 'complaints fell.',
    rose: 'complaints rose.',
    unclear: 'it is unclear whether it helped: it can be chance.',
    'too-few': 'too few, or too early, to conclude.',
  },
  times: (ratio, low, high) => `For each 100 that were to be expected, ${ratio} (between ${low} and ${high}).`,
  late: (day) => `it was to be done on ${day}.`,
};

export const monthWords: Record<ReplyLanguage, MonthWords> = { es, en };
