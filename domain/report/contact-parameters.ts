import { type CaseEvent, eventsOf } from '../case/events.ts';
import { localDay } from '../deadline/local-day.ts';
import { hit, ones, type Parameter, secondsBetween } from './parameter.ts';
import type { Reading } from './reading.ts';
import { code } from './record.ts';

/** Ley 10/2025 art. 8.2 and 8.3. */
const AT_ONCE_SECONDS = 180;

type Request = { asked: CaseEvent<'person-asked'>; reached?: CaseEvent<'person-reached'>; seconds?: number };

/** The requests for a person made in the period, with the contact that followed. Who asks again for a supervisor asks twice. */
const requests = ({ within, events }: Reading): Request[] =>
  within('person-asked').map((asked) => {
    const reached = eventsOf(events, 'person-reached').find(
      ({ seq, data }) => data.taskId === asked.data.taskId && seq > asked.seq,
    );
    return reached ? { asked, reached, seconds: secondsBetween(asked.at, reached.at) } : { asked };
  });

const toSupervisor = ({ asked }: Request): boolean => asked.data.supervisor;
const channelOf = ({ asked }: Request) => ({ channel: code(asked.data.channel) });

const LATER = {
  es: 'Nada: quien no fue atendido antes del fin del año cuenta como no atendido.',
  en: 'Nothing: who was not reached before the year ended counts as not reached.',
};

const sameDay = ({ asked, reached }: Request, zone: string): boolean =>
  reached !== undefined && localDay(Date.parse(asked.at), zone) === localDay(Date.parse(reached.at), zone);

/** Whoever asked for a person, and whoever went higher. */
export const contactParameters: Parameter[] = [
  {
    id: 'person-requests',
    article: '8.1, 8.2, 8.3',
    title: { es: 'Peticiones de hablar con una persona', en: 'Requests for a person' },
    fold: 'tally',
    unit: 'count',
    by: ['channel', 'supervisor'],
    events: ['person-asked'],
    counts: {
      es: 'Peticiones hechas en el año por cualquier canal, con las que piden un supervisor.',
      en: 'Requests made in the year on any channel, those for a supervisor too.',
    },
    leftOut: { es: 'Nada.', en: 'Nothing.' },
    measure: (reading) =>
      requests(reading).map((request) => ({
        value: 1,
        by: { ...channelOf(request), supervisor: toSupervisor(request) ? 'yes' : 'no' },
      })),
  },
  {
    id: 'person-within-3-minutes',
    article: '8.2',
    title: { es: 'Personas al habla en menos de 3 minutos', en: 'A person within 3 minutes' },
    fold: 'share',
    unit: 'count',
    by: ['channel'],
    events: ['person-asked', 'person-reached'],
    counts: {
      es: 'Las atendidas por una persona en 180 segundos como máximo (la ley pide el 95 %).',
      en: 'Those reached by a person within 180 seconds (the law asks for 95 %).',
    },
    of: {
      es: 'Peticiones de una persona hechas en el año.',
      en: 'Requests for a person made in the year.',
    },
    leftOut: {
      es: 'Las que piden un supervisor, que tienen su propio plazo. Quien no fue atendido antes del fin del año cuenta como no atendido.',
      en: 'Those for a supervisor, which have a term of their own. Who was not reached before the year ended counts as not reached.',
    },
    measure: (reading) =>
      requests(reading)
        .filter((request) => !toSupervisor(request))
        .map((request) => ({
          value: hit(request.seconds !== undefined && request.seconds <= AT_ONCE_SECONDS),
          by: channelOf(request),
        })),
  },
  {
    id: 'time-to-person',
    article: '8.2, 10.3',
    title: { es: 'Tiempo hasta hablar con una persona', en: 'Time to a person' },
    fold: 'spread',
    unit: 'seconds',
    by: ['channel', 'supervisor'],
    events: ['person-asked', 'person-reached'],
    counts: {
      es: 'Segundos desde la petición hasta que quien atendió lo registró. Quien pide después un supervisor pide dos veces.',
      en: 'Seconds from the request to the contact on record. Who asks again for a supervisor asks twice.',
    },
    leftOut: {
      es: 'Las peticiones sin atender, que no tienen tiempo: las cuenta «Personas al habla en menos de 3 minutos».',
      en: 'Requests nobody was reached on, which have no time: “A person within 3 minutes” counts them.',
    },
    measure: (reading) =>
      requests(reading).flatMap((request) =>
        request.seconds === undefined
          ? []
          : [
              {
                value: request.seconds,
                by: { ...channelOf(request), supervisor: toSupervisor(request) ? 'yes' : 'no' },
              },
            ],
      ),
  },
  {
    id: 'supervisor-same-day',
    article: '8.3',
    title: { es: 'Supervisor en el mismo día', en: 'A supervisor on the same day' },
    fold: 'share',
    unit: 'count',
    by: ['channel'],
    events: ['person-asked', 'person-reached'],
    counts: {
      es: 'Las atendidas el mismo día natural de la petición, en la hora de la empresa.',
      en: "Those reached on the day of the request, by the company's clock.",
    },
    of: { es: 'Peticiones de un supervisor hechas en el año.', en: 'Requests for a supervisor made in the year.' },
    leftOut: LATER,
    measure: (reading) =>
      requests(reading)
        .filter(toSupervisor)
        .map((request) => ({ value: hit(sameDay(request, reading.zone)), by: channelOf(request) })),
  },
  {
    id: 'escalations',
    article: '8.3, 21.1',
    title: { es: 'Elevaciones a un nivel superior', en: 'Escalations' },
    fold: 'tally',
    unit: 'count',
    by: ['reason', 'level'],
    events: ['escalation-raised'],
    counts: {
      es: 'Elevaciones abiertas en el año, por su motivo (customer: las pidió el cliente) y el nivel al que llegaron.',
      en: 'Escalations raised in the year, by reason (customer: the customer asked) and the level they went to.',
    },
    leftOut: {
      es: 'Los recordatorios y relevos que no abren una elevación.',
      en: 'Reminders and stand-ins, which raise none.',
    },
    measure: ({ within }) =>
      ones(within('escalation-raised'), ({ data }) => ({ reason: code(data.reason), level: code(data.level) })),
  },
  {
    id: 'time-to-end-escalation',
    article: '21.1',
    title: { es: 'Tiempo hasta cerrar una elevación', en: 'Time to end an escalation' },
    fold: 'spread',
    unit: 'seconds',
    by: ['level'],
    events: ['escalation-raised', 'escalation-ended'],
    counts: {
      es: 'Segundos naturales desde que se abrió hasta que se cerró, para las cerradas en el año.',
      en: 'Seconds of the calendar from raised to ended, for those ended in the year.',
    },
    leftOut: { es: 'Las que siguen abiertas.', en: 'Those still open.' },
    measure: ({ within, events }) =>
      within('escalation-ended').flatMap((ended) => {
        const raised = eventsOf(events, 'escalation-raised').find(({ data }) => data.taskId === ended.data.taskId);
        return raised ? [{ value: secondsBetween(raised.at, ended.at), by: { level: code(raised.data.level) } }] : [];
      }),
  },
  {
    id: 'hand-overs',
    article: '21.1',
    title: { es: 'Cambios de responsable', en: 'Hand-overs' },
    fold: 'tally',
    unit: 'count',
    by: [],
    events: ['handed-over'],
    counts: {
      es: 'Trabajos que una persona pasó a otra en el año.',
      en: 'Pieces of work that one person handed over to another in the year.',
    },
    leftOut: {
      es: 'Los relevos automáticos por silencio o ausencia.',
      en: 'Automatic stand-ins for silence or absence.',
    },
    measure: ({ within }) => ones(within('handed-over')),
  },
];
