import { hit, NOTHING, ones, type Parameter } from './parameter.ts';
import { isAnswer } from './reading.ts';
import { code } from './record.ts';

type Scored = { value: number; question: 'treatment' | 'service' };

/** The answers to the two questions of a survey; who gave one score gave it for how they were treated. */
const scoresOf = ({ data: { score, service } }: { data: { score?: unknown; service?: unknown } }): Scored[] => [
  ...(typeof score === 'number' ? [{ value: score, question: 'treatment' } as const] : []),
  ...(typeof service === 'number' ? [{ value: service, question: 'service' } as const] : []),
];

/** What customers thought of it, and what came back. */
export const followUpParameters: Parameter[] = [
  {
    id: 'survey-answered',
    article: '18.2',
    title: { es: 'Encuestas respondidas', en: 'Surveys answered' },
    fold: 'share',
    unit: 'count',
    by: [],
    events: ['survey-answered', 'no-answer'],
    counts: { es: 'Las respondidas.', en: 'Those answered.' },
    of: {
      es: 'Encuestas que terminaron en el año, con respuesta o sin ella. Se envían solo después de la resolución.',
      en: 'Surveys that ended in the year, answered or not. They are sent only after the resolution.',
    },
    leftOut: { es: 'Las que esperan respuesta.', en: 'Those that wait for an answer.' },
    measure: ({ within }) =>
      within('survey-answered', 'no-answer')
        .filter(({ type, data }) => type === 'survey-answered' || data.kind === 'survey')
        .map(({ type }) => ({ value: hit(type === 'survey-answered') })),
  },
  {
    id: 'satisfaction',
    article: '18.1, 18.2',
    title: { es: 'Satisfacción media', en: 'Mean satisfaction' },
    fold: 'score',
    unit: 'points',
    by: ['survey-question', 'class', 'channel'],
    events: ['survey-answered'],
    counts: {
      es: 'Media de las puntuaciones dadas en el año (1 es la peor), del trato recibido y del servicio o la solución.',
      en: 'Mean of the scores given in the year (1 is the worst), of the treatment received and of the service or solution.',
    },
    leftOut: {
      es: 'Quien no respondió: callar no es una puntuación.',
      en: 'Who did not answer: silence is no score.',
    },
    measure: ({ within, traits }) =>
      within('survey-answered')
        .flatMap(scoresOf)
        .map(({ value, question }) => ({
          value,
          by: { 'survey-question': question, class: traits.class, channel: traits.channel },
        })),
  },
  {
    id: 'satisfaction-scores',
    article: '18.1, 18.2',
    title: { es: 'Puntuaciones del trato recibido', en: 'Scores of the treatment received' },
    fold: 'tally',
    unit: 'count',
    by: ['score'],
    events: ['survey-answered'],
    counts: { es: 'Encuestas respondidas en el año, por puntuación.', en: 'Surveys answered in the year, by score.' },
    leftOut: NOTHING,
    measure: ({ within }) => ones(within('survey-answered'), ({ data }) => ({ score: code(data.score) })),
  },
  {
    id: 'satisfaction-service-scores',
    article: '18.1, 18.2',
    title: { es: 'Puntuaciones del servicio o la solución', en: 'Scores of the service or solution' },
    fold: 'tally',
    unit: 'count',
    by: ['score'],
    events: ['survey-answered'],
    counts: {
      es: 'Encuestas en las que se valoró el servicio o la solución, por puntuación.',
      en: 'Surveys in which the service or solution was scored, by score.',
    },
    leftOut: { es: 'Las que valoran solo el trato.', en: 'Those that score the treatment only.' },
    measure: ({ within }) =>
      within('survey-answered').flatMap(({ data: { service } }) =>
        service === undefined ? [] : [{ value: 1, by: { score: code(service) } }],
      ),
  },
  {
    id: 'reopened',
    article: '21.1',
    title: { es: 'Reclamaciones reabiertas', en: 'Complaints reopened' },
    fold: 'share',
    unit: 'count',
    by: ['class'],
    events: ['reopened', 'concluded'],
    counts: { es: 'Los que el cliente reabrió.', en: 'Those that the customer reopened.' },
    of: {
      es: 'Recorridos que terminaron en el año, concluidos o reabiertos.',
      en: 'Journeys that ended in the year, concluded or reopened.',
    },
    leftOut: {
      es: 'Los resueltos cuyo seguimiento continúa.',
      en: 'Those resolved whose follow-up still goes on.',
    },
    measure: ({ within, traits }) =>
      within('reopened', 'concluded').map(({ type }) => ({
        value: hit(type === 'reopened'),
        by: { class: traits.class },
      })),
  },
  {
    id: 'recurring',
    article: '21.1',
    title: { es: 'Reclamaciones que siguen a otra', en: 'Complaints that follow another' },
    fold: 'share',
    unit: 'count',
    by: ['class'],
    events: ['complaint-received'],
    counts: {
      es: 'Las que continúan un expediente cerrado del mismo cliente.',
      en: 'Those that go on from a closed case of the same customer.',
    },
    of: { es: 'Reclamaciones recibidas en el año.', en: 'Complaints received in the year.' },
    leftOut: {
      es: 'Las del mismo cliente sobre otro asunto.',
      en: 'Those of the same customer about something else.',
    },
    measure: ({ within, traits }) =>
      within('complaint-received').map(({ data }) => ({
        value: hit(data.linkedTo !== undefined),
        by: { class: traits.class },
      })),
  },
  {
    id: 'answers-agreed',
    article: '21.1',
    title: { es: 'Reclamaciones resueltas con acuerdo', en: 'Complaints settled by agreement' },
    fold: 'share',
    unit: 'count',
    by: ['class', 'topic'],
    events: ['agreed', 'answered'],
    counts: { es: 'Acuerdos.', en: 'Agreements.' },
    of: {
      es: 'Acuerdos y respuestas finales enviados en el año.',
      en: 'Agreements and final answers sent in the year.',
    },
    leftOut: NOTHING,
    measure: ({ events, isWithin, traits }) =>
      events
        .filter((event) => isAnswer(event) && isWithin(event))
        .map(({ type }) => ({ value: hit(type === 'agreed'), by: { class: traits.class, topic: traits.topic } })),
  },
];
