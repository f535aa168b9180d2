/**
 * One event as a calendar file (RFC 5545), to be added to a calendar by whoever has it. Written here, since it is fewer lines than a
 * library would take to be called, and of the library nine tenths would be rules of repetition. Instants are written in UTC, which
 * every program shows in the zone of its reader: no table of zones has to go with them.
 */

export type CalendarEvent = {
  /** The same for each version of the event: a program that has it replaces it. */
  uid: string;
  /** Higher with each version. */
  sequence: number;
  /** Instants, as ISO 8601 has them: when this version was made, and when the event begins. */
  stamp: string;
  start: string;
  /** How long it lasts, as ISO 8601 has it. */
  duration?: string | undefined;
  summary: string;
  description?: string | undefined;
  location?: string | undefined;
  isCancelled?: boolean;
};

/** The longest line in octets, without its end (RFC 5545, 3.1). */
const LINE_OCTETS = 75;

/** `20261126T093000Z`. */
const utc = (instant: string): string => new Date(instant).toISOString().replace(/[-:]|\.\d+/g, '');

/** No control may stand in a text but those that end a line or part words (RFC 5545, 3.3.11). */
const CONTROLS = /(?![\n\t])\p{Cc}/gu;

const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(CONTROLS, '')
    .toWellFormed()
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');

/** Breaks a line between characters, never within one; what goes on begins with a blank, which counts. */
const folded = (line: string): string => {
  const lines: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const more = Buffer.byteLength(character);
    if (octets + more > LINE_OCTETS) {
      lines.push(part);
      part = ' ';
      octets = 1;
    }
    part += character;
    octets += more;
  }
  return [...lines, part].map((one) => `${one}\r\n`).join('');
};

const text = (name: string, value: string | undefined): string[] => (value ? [`${name}:${escaped(value)}`] : []);

/** @param product who made it, of which no part may be personal */
export const calendarFile = (event: CalendarEvent, product: string): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...text('PRODID', product),
    'BEGIN:VEVENT',
    ...text('UID', event.uid),
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${utc(event.stamp)}`,
    `DTSTART:${utc(event.start)}`,
    ...(event.duration ? [`DURATION:${event.duration}`] : []),
    ...text('SUMMARY', event.summary),
    ...text('DESCRIPTION', event.description),
    ...text('LOCATION', event.location),
    `STATUS:${event.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
    .map(folded)
    .join('');
