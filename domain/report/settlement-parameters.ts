import { type CaseEvent, eventsOf } from '../case/events.ts';
import type { Money } from '../money.ts';
import { type Contribution, hit, NOTHING, ones, type Parameter } from './parameter.ts';
import { code } from './record.ts';

const costOf = ({ data }: CaseEvent<'outcome-recorded'>, usual: string): Money => {
  const { amount = 0, currency = usual } = data.totalCost ?? {};
  return { amount, currency };
};

/** How each promise first stood: the ones reported in the period. */
const firstReports = (events: CaseEvent[]): CaseEvent<'promise-kept' | 'promise-broken'>[] => {
  const reports = eventsOf(events, 'promise-kept', 'promise-broken');
  return reports.filter((event) => reports.find(({ data }) => data.taskId === event.data.taskId)?.seq === event.seq);
};

/** What was offered, agreed and promised. */
export const settlementParameters: Parameter[] = [
  {
    id: 'offers',
    article: '21.1',
    title: { es: 'Ofertas hechas', en: 'Offers made' },
    fold: 'tally',
    unit: 'count',
    by: ['round'],
    events: ['offered'],
    counts: { es: 'Ofertas enviadas al cliente en el año, por ronda.', en: 'Offers sent in the year, by round.' },
    leftOut: { es: 'Las propuestas que nadie aprobó.', en: 'Proposals that nobody approved.' },
    measure: ({ within }) => ones(within('offered'), ({ data }) => ({ round: code(data.round) })),
  },
  {
    id: 'offer-answers',
    article: '21.1',
    title: { es: 'Respuestas a las ofertas', en: 'Answers to offers' },
    fold: 'tally',
    unit: 'count',
    by: ['decision', 'round'],
    events: ['offer-answered'],
    counts: {
      es: 'Ofertas terminadas en el año, por lo que decidió el cliente.',
      en: 'Offers that ended in the year, by what the customer decided.',
    },
    leftOut: { es: 'Las que esperan respuesta.', en: 'Those that wait for an answer.' },
    measure: ({ within }) =>
      ones(within('offer-answered'), ({ data }) => ({ decision: code(data.decision), round: code(data.round) })),
  },
  {
    id: 'rounds',
    article: '21.1',
    title: { es: 'Rondas hasta el resultado', en: 'Rounds to the outcome' },
    fold: 'spread',
    unit: 'count',
    by: ['result'],
    events: ['outcome-recorded'],
    counts: {
      es: 'Ofertas respondidas en cada recorrido cuyo resultado se registró en el año.',
      en: 'Offers answered in each journey whose outcome was recorded in the year.',
    },
    leftOut: NOTHING,
    measure: ({ within }) =>
      within('outcome-recorded').map(({ data }) => ({
        value: data.rounds ?? 0,
        by: { result: code(data.result) },
      })),
  },
  {
    id: 'concessions',
    article: '23.4',
    title: { es: 'Concesiones acordadas', en: 'Concessions agreed' },
    fold: 'tally',
    unit: 'count',
    by: ['concession'],
    events: ['outcome-recorded'],
    counts: {
      es: 'Concesiones de los resultados registrados en el año.',
      en: 'Concessions of the outcomes recorded in the year.',
    },
    leftOut: { es: 'Las ofrecidas y no aceptadas.', en: 'Those offered and not accepted.' },
    measure: ({ within }) =>
      within('outcome-recorded').flatMap(({ data }) =>
        (data.concessions ?? []).map((concession): Contribution => ({ value: 1, by: { concession } })),
      ),
  },
  {
    id: 'concession-cost',
    article: '23.4',
    title: { es: 'Coste de las concesiones', en: 'Cost of concessions' },
    fold: 'tally',
    unit: 'minor-units',
    by: ['currency', 'class'],
    events: ['outcome-recorded'],
    counts: {
      es: 'Suma, en unidades menores de la moneda (céntimos), de lo que costaron a la empresa los resultados registrados en el año.',
      en: 'Sum, in minor units of the currency (cents), of what the outcomes recorded in the year cost the company.',
    },
    leftOut: {
      es: 'El trabajo del equipo. Si hay varias monedas, el total las mezcla y solo vale el desglose.',
      en: "The team's work. Where there are several currencies only the breakdown has a meaning.",
    },
    measure: ({ within, traits, currency: usual }) =>
      within('outcome-recorded').map((event) => {
        const { amount, currency } = costOf(event, usual);
        return { value: amount, by: { currency, class: traits.class } };
      }),
  },
  {
    id: 'promises',
    article: '21.1',
    title: { es: 'Compromisos adquiridos', en: 'Promises made' },
    fold: 'tally',
    unit: 'count',
    by: [],
    events: ['agreed'],
    counts: { es: 'Compromisos de los acuerdos del año.', en: 'Promises in the agreements of the year.' },
    leftOut: {
      es: 'Lo que se cumple al decirlo (una disculpa, una explicación).',
      en: 'What is kept by saying it (an apology, an explanation).',
    },
    measure: ({ within }) => within('agreed').map(({ data }) => ({ value: data.commitments ?? 0 })),
  },
  {
    id: 'promises-kept',
    article: '21.1',
    title: { es: 'Compromisos cumplidos', en: 'Promises kept' },
    fold: 'share',
    unit: 'count',
    by: [],
    events: ['promise-kept', 'promise-broken'],
    counts: {
      es: 'Los que nunca se declararon rotos.',
      en: 'Those that were never reported broken.',
    },
    of: {
      es: 'Compromisos cuyo primer parte, cumplido o roto, es del año.',
      en: 'Promises whose first report, kept or broken, is of the year.',
    },
    leftOut: {
      es: 'Los que no tienen parte todavía. Uno roto y cumplido después cuenta como roto.',
      en: 'Those without a report yet. One that was broken and kept later counts as broken.',
    },
    measure: ({ events, isWithin }) =>
      firstReports(events)
        .filter(isWithin)
        .map(({ type }) => ({ value: hit(type === 'promise-kept') })),
  },
];
