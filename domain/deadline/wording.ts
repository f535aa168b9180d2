import type { ReplyLanguage } from '../vocabulary.ts';
import type { DeadlineEventKind, StartEvent, Unit } from './regime.ts';
import type { DeadlineStep } from './types.ts';

type Because = Extract<DeadlineStep, { is: 'ignored' }>['because'];

type Wording = {
  article: string;
  regime: (named: { title: string; version: string; rule: string; article: string }) => string;
  /** The same in one sentence, for whoever needs no source. */
  law: (named: { title: string; rule: string; article: string }) => string;
  source: (url: string, confidence: string, checked: string) => string;
  confidence: Record<'primary' | 'secondary' | 'memory', string>;
  note: (note: string) => string;
  notYetInForce: (day: string) => string;
  events: Record<StartEvent, string>;
  started: (event: string, at: string, zone: string) => string;
  deferred: (to: string, article: string | undefined) => string;
  deadlineEvents: Record<DeadlineEventKind, string>;
  open: string;
  restarted: (deadlineEvent: string, article: string) => string;
  suspended: (deadlineEvent: string, until: string, article: string) => string;
  suspendedToLimit: (deadlineEvent: string, until: string, article: string) => string;
  pausedBy: (deadlineEvent: string, article: string) => string;
  extended: (deadlineEvent: string, article: string, term: string | undefined) => string;
  ignored: (deadlineEvent: string, because: string) => string;
  because: Record<Because, string>;
  /** Singular and plural. */
  units: Record<Unit, [string, string]>;
  /** A term of nothing. */
  atOnce: Partial<Record<Unit, string>> & { other: string };
  term: (span: string, firstDay: string) => string;
  firstDay: Record<Unit, string>;
  calendar: (title: string, id: string, version: string) => string;
  skipped: (day: string, why: string) => string;
  weekend: string;
  holiday: (name: string) => string;
  paused: string;
  rolled: (day: string) => string;
  later: (span: string) => string;
  earlier: (span: string, due: string) => string;
  unknownFrom: (day: string) => string;
  due: (at: string, zone: string) => string;
  dueIfPaused: (at: string, zone: string) => string;
};

const sameForDays = (exact: string, days: string): Record<Unit, string> => ({
  minutes: exact,
  hours: exact,
  'service-minutes': '',
  'service-hours': '',
  'calendar-days': days,
  'business-days': days,
  weeks: days,
  months: days,
  years: days,
});

const es: Wording = {
  article: 'artículo',
  regime: ({ title, version, rule, article }) => `Norma: ${title} (versión ${version}). Regla: ${rule} (${article}).`,
  law: ({ title, rule, article }) => `Lo fija: ${title}, ${article}: ${rule}.`,
  source: (url, confidence, checked) => `Fuente: ${url} (${confidence}; comprobado el ${checked}).`,
  confidence: {
    primary: 'texto legal leído',
    secondary: 'según una fuente secundaria',
    memory: 'sin comprobar con el texto legal',
  },
  note: (note) => `Lectura: ${note}`,
  notYetInForce: (day) => `Al empezar el plazo esta regla aún no obligaba: se aplica desde el ${day}.`,
  events: {
    received: 'la recepción de la reclamación',
    registered: 'el registro de la reclamación',
    posted: 'la publicación en el portal',
    'completion-requested': 'la petición de que se complete la reclamación',
    'offer-sent': 'el envío de la propuesta',
    'last-update': 'la última información dada',
    'investigation-finished': 'el fin de la investigación',
    decided: 'la decisión',
    answered: 'la respuesta',
    agreed: 'el acuerdo',
    'asked-for-person': 'la petición de hablar con una persona',
    'asked-for-supervisor': 'la petición de hablar con un supervisor',
    'adr-request': 'la petición del organismo de resolución de litigios',
    closed: 'el cierre',
  },
  started: (event, at, zone) => `Empieza con ${event}: ${at} (hora de ${zone}).`,
  deferred: (to, article) =>
    `Llegó fuera del horario de atención o en un día no hábil: cuenta como recibida el ${to}${article ? ` (${article})` : ''}.`,
  deadlineEvents: {
    'completion-requested': 'se pidió completar la reclamación',
    'allegations-requested': 'se dio plazo para alegaciones',
    'offer-sent': 'se hizo una propuesta',
    'late-notice': 'se avisó de que la respuesta se retrasa',
  },
  open: 'sigue abierto',
  restarted: (deadlineEvent, article) => `El plazo vuelve a empezar al terminar esto: ${deadlineEvent} (${article}).`,
  suspended: (deadlineEvent, until, article) =>
    `El plazo se suspende hasta el ${until}: ${deadlineEvent} (${article}).`,
  suspendedToLimit: (deadlineEvent, until, article) =>
    `El plazo se suspende como máximo hasta el ${until}: ${deadlineEvent} (${article}).`,
  pausedBy: (deadlineEvent, article) => `El plazo está parado: ${deadlineEvent} (${article}).`,
  extended: (deadlineEvent, article, term) =>
    `${term ? `El plazo pasa a ser de ${term} desde su inicio` : 'El plazo no cambia de fecha'}: ${deadlineEvent} (${article}).`,
  ignored: (deadlineEvent, because) => `No cambia el plazo: ${deadlineEvent}; ${because}.`,
  because: {
    'no-rule': 'esta norma no le da efecto sobre este plazo',
    'before-start': 'terminó antes de empezar el plazo',
    'after-due': 'el plazo ya había vencido',
    'notice-too-late': 'el aviso llegó tarde',
  },
  units: {
    minutes: ['minuto', 'minutos'],
    hours: ['hora', 'horas'],
    'service-minutes': ['minuto de atención', 'minutos de atención'],
    'service-hours': ['hora de atención', 'horas de atención'],
    'calendar-days': ['día natural', 'días naturales'],
    'business-days': ['día hábil', 'días hábiles'],
    weeks: ['semana', 'semanas'],
    months: ['mes', 'meses'],
    years: ['año', 'años'],
  },
  atOnce: { minutes: 'al momento', hours: 'al momento', 'business-days': 'el mismo día hábil', other: 'el mismo día' },
  term: (span, firstDay) => `Plazo: ${span}.${firstDay}`,
  firstDay: sameForDays(' Corre día y noche.', ' El primer día no se cuenta; el último se cuenta entero.'),
  calendar: (title, id, version) => `Calendario: ${title} (${id}, versión ${version}).`,
  skipped: (day, why) => `No cuenta el ${day}: ${why}.`,
  weekend: 'fin de semana',
  holiday: (name) => `festivo (${name})`,
  paused: 'el plazo está suspendido',
  rolled: (day) => `El plazo no puede acabar el ${day}, que no es hábil: pasa al día siguiente.`,
  later: (span) => `De varios plazos vale el que acaba más tarde: ${span}.`,
  earlier: (span, due) => `El otro, de ${span}, acababa antes: ${due}.`,
  unknownFrom: (day) =>
    `El calendario no conoce festivos desde el ${day}: ahí solo se descuentan los fines de semana, y la fecha puede ser anterior a la legal, nunca posterior.`,
  due: (at, zone) => `Vence: ${at} (hora de ${zone}).`,
  dueIfPaused: (at, zone) => `Sin fecha mientras esté parado; de no estarlo, vencería: ${at} (hora de ${zone}).`,
};

const en: Wording = {
  article: 'article',
  regime: ({ title, version, rule, article }) => `Regime: ${title} (version ${version}). Rule: ${rule} (${article}).`,
  law: ({ title, rule, article }) => `Set by: ${title}, ${article}: ${rule}.`,
  source: (url, confidence, checked) => `Source: ${url} (${confidence}; checked on ${checked}).`,
  confidence: {
    primary: 'legal text read',
    secondary: 'after a secondary source',
    memory: 'not checked against the legal text',
  },
  note: (note) => `Reading: ${note}`,
  notYetInForce: (day) => `When the term began this rule did not bind yet: it applies from ${day}.`,
  events: {
    received: 'receipt of the complaint',
    registered: 'registration of the complaint',
    posted: 'posting on the portal',
    'completion-requested': 'the request to complete the complaint',
    'offer-sent': 'the sending of the offer',
    'last-update': 'the last update given',
    'investigation-finished': 'the end of the investigation',
    decided: 'the decision',
    answered: 'the answer',
    agreed: 'the agreement',
    'asked-for-person': 'the request to talk to a person',
    'asked-for-supervisor': 'the request to talk to a supervisor',
    'adr-request': 'the request of the dispute resolution body',
    closed: 'the closing',
  },
  started: (event, at, zone) => `Starts with ${event}: ${at} (${zone} time).`,
  deferred: (to, article) =>
    `It came after hours or on a day that is no business day: it counts as received on ${to}${article ? ` (${article})` : ''}.`,
  deadlineEvents: {
    'completion-requested': 'completion of the complaint was asked for',
    'allegations-requested': 'the customer was given time to comment',
    'offer-sent': 'an offer was made',
    'late-notice': 'notice was given that the answer will be late',
  },
  open: 'still open',
  restarted: (deadlineEvent, article) => `The term runs anew from the end of this: ${deadlineEvent} (${article}).`,
  suspended: (deadlineEvent, until, article) => `The term is suspended until ${until}: ${deadlineEvent} (${article}).`,
  suspendedToLimit: (deadlineEvent, until, article) =>
    `The term is suspended until ${until} at most: ${deadlineEvent} (${article}).`,
  pausedBy: (deadlineEvent, article) => `The term stands still: ${deadlineEvent} (${article}).`,
  extended: (deadlineEvent, article, term) =>
    `${term ? `The term becomes ${term} from its start` : 'The date of the term does not change'}: ${deadlineEvent} (${article}).`,
  ignored: (deadlineEvent, because) => `This does not change the term: ${deadlineEvent}; ${because}.`,
  because: {
    'no-rule': 'the regime gives it no effect on this term',
    'before-start': 'it ended before the term began',
    'after-due': 'the term had already run out',
    'notice-too-late': 'the notice came too late',
  },
  units: {
    minutes: ['minute', 'minutes'],
    hours: ['hour', 'hours'],
    'service-minutes': ['service minute', 'service minutes'],
    'service-hours': ['service hour', 'service hours'],
    'calendar-days': ['calendar day', 'calendar days'],
    'business-days': ['business day', 'business days'],
    weeks: ['week', 'weeks'],
    months: ['month', 'months'],
    years: ['year', 'years'],
  },
  atOnce: { minutes: 'at once', hours: 'at once', 'business-days': 'the same business day', other: 'the same day' },
  term: (span, firstDay) => `Term: ${span}.${firstDay}`,
  firstDay: sameForDays(' It runs day and night.', ' The first day is not counted; the last one counts whole.'),
  calendar: (title, id, version) => `Calendar: ${title} (${id}, version ${version}).`,
  skipped: (day, why) => `Not counted: ${day}, ${why}.`,
  weekend: 'weekend',
  holiday: (name) => `public holiday (${name})`,
  paused: 'the term is suspended',
  rolled: (day) => `The term cannot end on ${day}, which is no business day: it moves to the next day.`,
  later: (span) => `Of several terms the one that ends last holds: ${span}.`,
  earlier: (span, due) => `The other, of ${span}, ended earlier: ${due}.`,
  unknownFrom: (day) =>
    `The calendar knows no holidays from ${day} on: only weekends are left out there, so the date may be earlier than the legal one, never later.`,
  due: (at, zone) => `Due: ${at} (${zone} time).`,
  dueIfPaused: (at, zone) => `No date while it stands still; if it did not, it would be due: ${at} (${zone} time).`,
};

/** The sentences of an explanation in both languages. */
export const wording: Record<ReplyLanguage, Wording> = { es, en };
