import { hit, NOTHING, ones, type Parameter, secondsBetween } from './parameter.ts';
import type { Cycle, Reading } from './reading.ts';
import { code } from './record.ts';

const ANSWERS = ['agreed', 'answered'] as const;

/** The cycles whose answer was given in the period. */
const answered = ({ cycles, isWithin }: Reading): (Cycle & { answer: NonNullable<Cycle['answer']> })[] =>
  cycles.flatMap((cycle) => (cycle.answer && isWithin(cycle.answer) ? [{ ...cycle, answer: cycle.answer }] : []));

/** Whether, when and how complaints were answered, and whether promised dates were kept. */
export const answerParameters: Parameter[] = [
  {
    id: 'answered-in-term',
    article: '17.1, 17.2, 17.3',
    title: { es: 'Respuestas dentro del plazo legal', en: 'Answers within the legal term' },
    fold: 'share',
    unit: 'count',
    by: ['class', 'channel'],
    events: [...ANSWERS, 'timer-breached', 'understood', 'reclassified'],
    counts: {
      es: 'Las enviadas sin que constara vencido el plazo de respuesta (general: 15 días hábiles; facturación: 5 días; continuidad: 2 horas).',
      en: 'Those sent with no breach of the answer timer on record (general: 15 business days; billing: 5 days; continuity: 2 hours).',
    },
    of: {
      es: 'Acuerdos y respuestas finales enviados en el año, uno por cada recorrido del expediente.',
      en: 'Agreements and final answers sent in the year, one for each journey of a case.',
    },
    leftOut: {
      es: 'Las reclamaciones sin respuesta todavía: las cuenta «Sin respuesta al cierre del año».',
      en: 'Complaints without an answer yet: “Unanswered at the end of the year” counts them.',
    },
    measure: (reading) =>
      answered(reading).map(({ isLate }) => ({
        value: hit(!isLate),
        by: { class: reading.traits.class, channel: reading.traits.channel },
      })),
  },
  {
    id: 'breaches',
    article: '17, 8.2, 8.3',
    title: { es: 'Plazos vencidos', en: 'Clocks breached' },
    fold: 'tally',
    unit: 'count',
    by: ['timer', 'class', 'article'],
    events: ['timer-breached'],
    counts: {
      es: 'Plazos que vencieron en el año sin hacerse lo que pedían, respondidos o no después.',
      en: 'Clocks that ran out in the year with their duty not done, whether or not it was done later.',
    },
    leftOut: {
      es: 'Los avisos antes del vencimiento, que no son incumplimientos.',
      en: 'Warnings before the date, which are no breach.',
    },
    measure: ({ within, traits }) =>
      ones(within('timer-breached'), ({ data }) => ({
        // A timer of one request among several is named `human.<task>`.
        timer: code(data.timer).split('.')[0] ?? 'unknown',
        article: code(data.article),
        class: traits.class,
      })),
  },
  {
    id: 'time-to-answer',
    article: '17.1, 17.2, 17.3',
    title: { es: 'Tiempo hasta la respuesta', en: 'Time to answer' },
    fold: 'spread',
    unit: 'seconds',
    by: ['class'],
    events: [...ANSWERS, 'complaint-received', 'reopened'],
    counts: {
      es: 'Segundos naturales desde la recepción (o la reapertura) hasta el acuerdo o la respuesta final, para los enviados en el año. No se descuenta ninguna pausa.',
      en: 'Seconds of the calendar from receipt (or reopening) to the agreement or final answer, for those sent in the year. No pause is taken off.',
    },
    leftOut: { es: 'Las reclamaciones sin respuesta todavía.', en: 'Complaints without an answer yet.' },
    measure: (reading) =>
      answered(reading).map(({ startedAt, answer }) => ({
        value: secondsBetween(startedAt, answer.at),
        by: { class: reading.traits.class },
      })),
  },
  {
    id: 'unanswered',
    article: '13.2, 17',
    title: { es: 'Sin respuesta al cierre del año', en: 'Unanswered at the end of the year' },
    fold: 'tally',
    unit: 'count',
    by: ['class', 'state'],
    events: ['complaint-received', 'reopened', ...ANSWERS, 'timer-breached', 'merged', 'no-answer'],
    counts: {
      es: 'Recorridos abiertos al terminar el año (o en el último hecho leído), del año o anteriores, dentro o fuera de plazo.',
      en: 'Journeys open as the year ended (or at the last event read), of this year or before, within their term or late.',
    },
    leftOut: {
      es: 'Los unidos a otro expediente, que responde por ellos, y los que el cliente no completó, que el art. 13.3 da por resueltos.',
      en: 'Those merged into another case, which answers for them, and those that the customer did not complete, which art. 13.3 takes as resolved.',
    },
    measure: ({ cycles, isMerged, traits }) =>
      cycles
        .slice(-1)
        .flatMap(({ answer, isLate, isLapsed }) =>
          answer || isMerged || isLapsed
            ? []
            : [{ value: 1, by: { class: traits.class, state: isLate ? 'late' : 'in-term' } }],
        ),
  },
  {
    id: 'answers',
    article: '13.1',
    title: { es: 'Respuestas por resultado', en: 'Answers by outcome' },
    fold: 'tally',
    unit: 'count',
    by: ['result', 'cause', 'topic'],
    events: [...ANSWERS, 'examined'],
    counts: {
      es: 'Acuerdos y respuestas finales enviados en el año, con la última causa que el responsable halló antes.',
      en: 'Agreements and final answers sent in the year, with the last cause its owner found before.',
    },
    leftOut: NOTHING,
    measure: (reading) =>
      answered(reading).map(({ answer, cause }) => ({
        value: 1,
        by: { result: answer.type, cause, topic: reading.traits.topic },
      })),
  },
  {
    id: 'answer-languages',
    article: '13.6, 7.2',
    title: { es: 'Idiomas en que se respondió', en: 'Languages answered in' },
    fold: 'tally',
    unit: 'count',
    by: ['language'],
    events: ANSWERS,
    counts: {
      es: 'Acuerdos y respuestas finales enviados en el año, por su idioma.',
      en: 'Agreements and final answers sent in the year, by their language.',
    },
    leftOut: NOTHING,
    measure: (reading) =>
      answered(reading).map(({ answer }) => ({
        value: 1,
        by: { language: code(answer.data.language ?? reading.replyLanguage) },
      })),
  },
  {
    id: 'same-language',
    article: '13.6',
    title: { es: 'Respuestas en el idioma de la reclamación', en: 'Answers in the language of the complaint' },
    fold: 'share',
    unit: 'count',
    by: ['language'],
    events: [...ANSWERS, 'understood'],
    counts: {
      es: 'Las escritas en el idioma de la reclamación.',
      en: 'Those written in the language of the complaint.',
    },
    of: {
      es: 'Acuerdos y respuestas finales enviados en el año.',
      en: 'Agreements and final answers sent in the year.',
    },
    leftOut: {
      es: 'Las reclamaciones cuyo idioma no se pudo saber.',
      en: 'Complaints whose language could not be told.',
    },
    measure: (reading) => {
      const { language } = reading.traits;
      if (language === 'unknown') return [];
      return answered(reading).map(({ answer }) => ({
        value: hit(code(answer.data.language ?? reading.replyLanguage) === language),
        by: { language },
      }));
    },
  },
  {
    id: 'words-kept',
    article: '21.1',
    title: { es: 'Noticias dadas en la fecha prometida', en: 'Words given by the promised date' },
    fold: 'share',
    unit: 'count',
    by: ['class'],
    events: ['word-kept', 'word-broken'],
    counts: {
      es: 'Las fechas prometidas antes de las cuales el cliente tuvo noticias.',
      en: 'Promised dates by which the customer had heard from us.',
    },
    of: {
      es: 'Fechas de la próxima noticia que llegaron en el año con el expediente abierto.',
      en: 'Dates of the next word that came in the year with the case open.',
    },
    leftOut: {
      es: 'Las fechas que una noticia anterior sustituyó por otra.',
      en: 'Dates that an earlier word replaced by another.',
    },
    measure: ({ within, traits }) =>
      within('word-kept', 'word-broken').map(({ type }) => ({
        value: hit(type === 'word-kept'),
        by: { class: traits.class },
      })),
  },
];
