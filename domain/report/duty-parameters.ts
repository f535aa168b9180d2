import { pointsOf } from '../agreement/points.ts';
import { eventsOf } from '../case/events.ts';
import { hit, NOTHING, ones, type Parameter, secondsBetween } from './parameter.ts';
import { isLapse } from './reading.ts';
import { code } from './record.ts';

/** The duties around the timers: completion, points, holds, outside bodies. */
export const dutyParameters: Parameter[] = [
  {
    id: 'completion-requests',
    article: '13.3, 13.4',
    title: { es: 'Peticiones de completar la reclamación', en: 'Completion requests' },
    fold: 'tally',
    unit: 'count',
    by: [],
    events: ['completion-requested'],
    counts: {
      es: 'Peticiones enviadas en el año, cada una con su aviso y su plazo.',
      en: 'Requests sent in the year, each with its warning and its period.',
    },
    leftOut: NOTHING,
    measure: ({ within }) => ones(within('completion-requested')),
  },
  {
    id: 'completions',
    article: '13.3',
    title: { es: 'Reclamaciones completadas', en: 'Complaints completed' },
    fold: 'share',
    unit: 'count',
    by: [],
    events: ['completed', 'no-answer'],
    counts: { es: 'Las que el cliente completó.', en: 'Those that the customer completed.' },
    of: {
      es: 'Peticiones que terminaron en el año, completadas o con el plazo agotado.',
      en: 'Requests that ended in the year, completed or lapsed.',
    },
    leftOut: { es: 'Las que siguen en plazo.', en: 'Those whose period still runs.' },
    measure: ({ within }) =>
      within('completed', 'no-answer')
        .filter((event) => event.type === 'completed' || isLapse(event))
        .map(({ type }) => ({ value: hit(type === 'completed') })),
  },
  {
    id: 'points-answered',
    article: '13.1',
    title: { es: 'Puntos de la reclamación respondidos', en: 'Points of the complaint answered' },
    fold: 'share',
    unit: 'count',
    by: ['result'],
    events: ['points-listed', 'points-answered', 'agreed', 'answered'],
    counts: {
      es: 'Los puntos que tenían su respuesta cuando salió la del expediente.',
      en: 'Points that had their answer when that of the case went out.',
    },
    of: {
      es: 'Puntos enumerados antes de un acuerdo o una respuesta final del año.',
      en: 'Points listed before an agreement or a final answer of the year.',
    },
    leftOut: {
      es: 'Los puntos de expedientes sin respuesta todavía.',
      en: 'Points of cases without an answer yet.',
    },
    measure: ({ cycles, isWithin }) =>
      cycles.flatMap(({ answer, events }) =>
        answer && isWithin(answer)
          ? pointsOf(events.filter(({ seq }) => seq < answer.seq)).map(({ answeredAt }) => ({
              value: hit(answeredAt !== undefined),
              by: { result: answer.type },
            }))
          : [],
      ),
  },
  {
    id: 'late-notices',
    article: '5.3.c',
    title: { es: 'Avisos de retraso', en: 'Notices of delay' },
    fold: 'tally',
    unit: 'count',
    by: [],
    events: ['late-notice'],
    counts: {
      es: 'Avisos al cliente, en el año, de que la respuesta se retrasa. No prorrogan el plazo de la Ley 10/2025.',
      en: 'Notices to customers in the year that the answer is delayed. They do not extend the term of Ley 10/2025.',
    },
    leftOut: NOTHING,
    measure: ({ within }) => ones(within('late-notice')),
  },
  {
    id: 'reclassified',
    article: '17',
    title: { es: 'Cambios de clase', en: 'Reclassifications' },
    fold: 'tally',
    unit: 'count',
    by: ['class'],
    events: ['reclassified'],
    counts: {
      es: 'Veces que una persona cambió la clase o el tema de una reclamación en el año, por la clase nueva.',
      en: 'Times that a person changed the class or topic of a complaint in the year, by its new class.',
    },
    leftOut: NOTHING,
    measure: ({ within }) => ones(within('reclassified'), ({ data }) => ({ class: code(data.class) })),
  },
  {
    id: 'holds-placed',
    article: '4.4, 13.8',
    title: { es: 'Suspensiones o cobros detenidos', en: 'Holds placed' },
    fold: 'tally',
    unit: 'count',
    by: ['kind', 'article'],
    events: ['hold-placed'],
    counts: {
      es: 'Órdenes de no suspender el servicio o no cobrar que nacieron en el año.',
      en: 'Holds on suspension of service or on collection that began in the year.',
    },
    leftOut: NOTHING,
    measure: ({ within }) =>
      ones(within('hold-placed'), ({ data }) => ({ kind: code(data.hold), article: code(data.article) })),
  },
  {
    id: 'holds-released',
    article: '4.4, 13.8',
    title: { es: 'Suspensiones o cobros liberados', en: 'Holds released' },
    fold: 'tally',
    unit: 'count',
    by: ['kind', 'reason'],
    events: ['hold-released'],
    counts: {
      es: 'Órdenes de no suspender o no cobrar que terminaron en el año, por su causa.',
      en: 'Holds on suspension or collection that ended in the year, by their cause.',
    },
    leftOut: NOTHING,
    measure: ({ within }) =>
      ones(within('hold-released'), ({ data }) => ({ kind: code(data.hold), reason: code(data.because) })),
  },
  {
    id: 'adr-requests',
    article: '13.7, 13.8',
    title: { es: 'Solicitudes de resolución alternativa', en: 'ADR requests' },
    fold: 'tally',
    unit: 'count',
    by: ['body'],
    events: ['adr-requested'],
    counts: {
      es: 'Solicitudes de un organismo externo registradas en el año.',
      en: 'Requests of an outside body recorded in the year.',
    },
    leftOut: NOTHING,
    measure: ({ within }) => ones(within('adr-requested'), ({ data }) => ({ body: code(data.body) })),
  },
  {
    id: 'time-of-adr',
    article: '13.8',
    title: { es: 'Duración ante organismos externos', en: 'Time before outside bodies' },
    fold: 'spread',
    unit: 'seconds',
    by: ['body'],
    events: ['adr-requested', 'adr-answered'],
    counts: {
      es: 'Segundos naturales desde que se registró la solicitud del organismo hasta que se registró su final, para las terminadas en el año.',
      en: "Seconds of the calendar from the body's request on record to its end on record, for those ended in the year.",
    },
    leftOut: { es: 'Las que siguen abiertas.', en: 'Those still open.' },
    measure: ({ within, events }) =>
      within('adr-answered').flatMap((answered) => {
        const asked = eventsOf(events, 'adr-requested').find(({ data }) => data.requestId === answered.data.requestId);
        return asked ? [{ value: secondsBetween(asked.at, answered.at), by: { body: code(asked.data.body) } }] : [];
      }),
  },
  {
    id: 'legal-holds',
    article: '22.1',
    title: { es: 'Expedientes retenidos por causa legal', en: 'Cases under legal hold' },
    fold: 'tally',
    unit: 'count',
    by: [],
    events: ['legal-hold-set', 'legal-hold-lifted'],
    counts: {
      es: 'Expedientes retenidos al terminar el año (o en el último hecho leído).',
      en: 'Cases under hold as the year ended (or at the last event read).',
    },
    leftOut: { es: 'Las retenciones levantadas antes.', en: 'Holds lifted before.' },
    measure: ({ events }) =>
      eventsOf(events, 'legal-hold-set', 'legal-hold-lifted').at(-1)?.type === 'legal-hold-set' ? [{ value: 1 }] : [],
  },
];
