import { hit, NOTHING, ones, type Parameter, secondsBetween } from './parameter.ts';

/** What came in, and what was said at once. */
export const serviceParameters: Parameter[] = [
  {
    id: 'received',
    article: '21.1, 12.1',
    title: { es: 'Reclamaciones recibidas', en: 'Complaints received' },
    fold: 'tally',
    unit: 'count',
    by: ['channel', 'topic', 'class', 'language', 'kind'],
    events: ['complaint-received', 'understood', 'reclassified', 'kind-changed'],
    counts: {
      es: 'Reclamaciones, quejas, incidencias y consultas que abrieron un expediente en el año.',
      en: 'Complaints, incidents and questions that opened a case in the year.',
    },
    leftOut: {
      es: 'Los mensajes que siguen a un expediente abierto, porque pertenecen a él. Un expediente unido después a otro cuenta, porque recibió su propia clave.',
      en: 'Messages that follow an open case, since they belong to it. A case merged later counts, since it got a key of its own.',
    },
    measure: ({ within, traits }) => ones(within('complaint-received'), () => traits),
  },
  {
    id: 'motives',
    article: '21.1',
    title: { es: 'Por qué se quejan los clientes', en: 'Why customers complain' },
    fold: 'tally',
    unit: 'count',
    by: ['motive'],
    events: ['complaint-received', 'understood', 'motive-changed'],
    counts: {
      es: 'Expedientes abiertos en el año por lo que hay detrás de la queja, según la lectura o la persona que la corrigió.',
      en: 'Cases opened in the year by what is behind the complaint, as it was read or as a person corrected it.',
    },
    leftOut: NOTHING,
    measure: ({ within, motive }) => ones(within('complaint-received'), () => ({ motive })),
  },
  {
    id: 'set-aside',
    article: '22.1',
    title: { es: 'Mensajes que no son reclamación', en: 'Messages that are no complaint' },
    fold: 'tally',
    unit: 'count',
    by: ['kind'],
    events: ['complaint-received', 'understood', 'kind-changed'],
    counts: {
      es: 'Elogios y correo no deseado recibidos en el año: lo que todos los demás parámetros excluyen.',
      en: 'Praise and spam received in the year: what all other parameters leave out.',
    },
    leftOut: NOTHING,
    measure: ({ within, traits: { kind } }) => ones(within('complaint-received'), () => ({ kind })),
  },
  {
    id: 'acknowledged',
    article: '4.2.c, 12.1',
    title: { es: 'Reclamaciones con justificante', en: 'Complaints acknowledged' },
    fold: 'share',
    unit: 'count',
    by: ['channel'],
    events: ['complaint-received', 'acknowledged', 'merged'],
    counts: {
      es: 'Las que tienen justificante con clave antes del fin del año.',
      en: 'Those acknowledged in writing, with their key, before the year ended.',
    },
    of: { es: 'Reclamaciones recibidas en el año.', en: 'Complaints received in the year.' },
    leftOut: {
      es: 'Las unidas a otro expediente antes del justificante: lo recibe el otro.',
      en: 'Those merged into another case before it: the other one is acknowledged.',
    },
    measure: ({ within, cycles: [first], isMerged, traits: { channel } }) =>
      isMerged && !first?.acknowledged
        ? []
        : within('complaint-received').map(() => ({ value: hit(first?.acknowledged !== undefined), by: { channel } })),
  },
  {
    id: 'time-to-acknowledge',
    article: '12.1',
    title: { es: 'Tiempo hasta el justificante', en: 'Time to acknowledge' },
    fold: 'spread',
    unit: 'seconds',
    by: ['channel'],
    events: ['complaint-received', 'acknowledged'],
    counts: {
      es: 'Segundos naturales desde la recepción hasta el justificante, para los enviados en el año.',
      en: 'Seconds of the calendar from receipt to acknowledgment, for those sent in the year.',
    },
    leftOut: {
      es: 'Los de reclamaciones reabiertas, que ya tenían clave.',
      en: 'Those of reopened complaints, which had their key.',
    },
    measure: ({ cycles: [first], isWithin, traits: { channel } }) =>
      first?.acknowledged && isWithin(first.acknowledged)
        ? [{ value: secondsBetween(first.startedAt, first.acknowledged.at), by: { channel } }]
        : [],
  },
];
