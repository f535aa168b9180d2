import { columnsOf, plainHeading } from '#channels/csv/columns.ts';
import { type Columns, cellText, readRow } from '#channels/csv/rows.ts';
import type { CsvRow } from '#domain/csv/read-csv.ts';
import { timeOnDay } from '#domain/deadline/local-day.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import type { Mapped, Said } from './contract.ts';

/*
 * Tables of whatever writes them: the columns of the form (channels/csv), and those that only a past has. What their headings may
 * be is listed in docs/integrations.md.
 */

const NAMES = {
  receivedAt:
    'recibida recibido fecha-de-recepcion fecha-de-entrada fecha-de-alta received received-at created created-at opened opened-at',
  closedAt: 'cerrada cerrado fecha-de-cierre closed closed-at resolved resolved-at solved-at',
  state: 'estado state status situacion',
  acknowledged: 'acusada acuse acuse-de-recibo acknowledged',
  tags: 'tema topic etiquetas tags',
  answer: 'respuesta contestacion answer response resolution',
  notes: 'notas notas-internas notes internal-notes',
} as const;
type PastField = keyof typeof NAMES;

const FIELD_OF = new Map(
  Object.entries(NAMES).flatMap(([field, names]) =>
    names.split(' ').map((name) => [name, field as PastField] as const),
  ),
);

/** The columns of a file: those of the form, and those of a past. */
export type PastColumns = { form: Columns; past: (PastField | undefined)[]; unknown: string[] };

export const pastColumnsOf = (headings: string[]): PastColumns => {
  const past = headings.map((heading) => FIELD_OF.get(plainHeading(heading)));
  const form = columnsOf(headings.map((heading, place) => (past[place] ? '' : heading)));
  return { form, past, unknown: form.unknown };
};

const OPEN =
  /^(abiert[ao]|open|nuev[ao]|new|pendiente|pending|en curso|en tramite|en trámite|in progress|on-hold|hold|waiting)/i;
const CLOSED = /^(cerrad[ao]|closed|resuelt[ao]|resolved|solved|done|finalizad[ao]|archivad[ao]|archived)/i;
const YES = /^(s[ií]|yes|y|true|1|x)$/i;

const EUROPEAN = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[ T]+(\d{1,2}):(\d\d)(?::\d\d)?)?$/;
const PLAIN = /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?)?$/;

/**
 * A moment as cells have it: ISO 8601 with its zone; or a day, the day first where it is not ISO, with or without a time, by the clock
 * of the company. A day alone is its noon.
 */
export const cellMoment = (text: string, zone: string): string | undefined => {
  const [, day = '', month = '', year = '', hour = '12', minute = '00'] = EUROPEAN.exec(text) ?? [];
  const plain = PLAIN.exec(text);
  const [y, m, d, hours, minutes] = plain
    ? [plain[1], plain[2], plain[3], plain[4] ?? '12', plain[5] ?? '00']
    : [year.padStart(4, '20'), month.padStart(2, '0'), day.padStart(2, '0'), hour.padStart(2, '0'), minute];
  if (day || plain) {
    const date = `${y}-${m}-${d}`;
    const isDay = !Number.isNaN(Date.parse(date)) && new Date(date).toISOString().startsWith(date);
    return isDay && Number(hours) < 24 && Number(minutes) < 60
      ? new Date(timeOnDay(date, `${hours}:${minutes}`, zone)).toISOString()
      : undefined;
  }
  const time = /^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
};

const stateOf = (state: string, closed: string): 'open' | 'closed' | undefined => {
  if (state === '') return closed ? 'closed' : 'open';
  if (CLOSED.test(state)) return 'closed';
  return OPEN.test(state) ? 'open' : undefined;
};

type Past = Partial<Record<PastField, string>>;

const pastOf = ({ past: fields }: PastColumns, { cells }: CsvRow): Past => {
  const past: Past = {};
  for (const [place, field] of fields.entries())
    if (field && past[field] === undefined) past[field] = cellText(cells[place] ?? '');
  return past;
};

const NO_MOMENT = 'must be a day or a moment, such as 22/11/2026 or 2026-11-22T09:30:00Z';

/** When it was received and closed; or what is wrong with that. */
const timesOf = ({ receivedAt = '', closedAt = '', state = '' }: Past, zone: string) => {
  const received = cellMoment(receivedAt, zone);
  const closed = cellMoment(closedAt, zone);
  const is = stateOf(state, closedAt);
  const wrong = [
    ...(received ? [] : [{ pointer: '/receivedAt', message: NO_MOMENT }]),
    ...((closedAt || is === 'closed') && !closed ? [{ pointer: '/closedAt', message: NO_MOMENT }] : []),
    ...(is ? [] : [{ pointer: '/state', message: 'must say that it is open or closed' }]),
  ];
  return { received: received ?? '', closed: is === 'closed' ? closed : undefined, wrong };
};

const ACKNOWLEDGED = 'Acuse de recibo en el sistema anterior / Acknowledged in the system before';

const saidIn = (
  { acknowledged = '', answer = '', notes = '' }: Past,
  at: { received: string; closed: string | undefined },
): Said[] => {
  const told = answer || (YES.test(acknowledged) ? ACKNOWLEDGED : '');
  return [
    ...(told ? [{ id: 'answer', at: at.closed ?? at.received, by: 'company' as const, text: told }] : []),
    ...(notes ? [{ id: 'notes', at: at.received, by: 'note' as const, text: notes }] : []),
  ];
};

/** A row as a ticket. A row without an id is known by what it says, so that it comes in once. */
export const mapRow = (columns: PastColumns, row: CsvRow, zone: string): Mapped => {
  const form = readRow(columns.form, row);
  const past = pastOf(columns, row);
  const { received, closed, wrong } = timesOf(past, zone);
  if ('errors' in form) return { wrong: [...form.errors, ...wrong] };
  if (wrong.length > 0) return { wrong };
  const { complaint, externalId, key } = form;
  const { text, subject, customer, language, orderRef, product } = complaint;
  return {
    ticket: omitUndefined({
      ticket: externalId ?? key,
      receivedAt: received,
      closedAt: closed,
      ...{ subject, text, language, orderRef, product },
      customer: customer && { ...customer, id: key, number: customer.id, isTeam: false, isVerified: false },
      tags: (past.tags ?? '')
        .split(/[,;|]/)
        .map((tag) => tag.trim())
        .filter(Boolean),
      said: saidIn(past, { received, closed }),
      left: [],
    }),
  };
};
