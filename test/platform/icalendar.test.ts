import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCalendar } from '#channels/email/calendar.ts';
import { type CalendarEvent, calendarFile } from '#platform/icalendar.ts';

const event: CalendarEvent = {
  ...{ uid: 'meeting.1', sequence: 2, stamp: '2026-11-24T10:00:00.000Z', start: '2026-11-26T09:30:00.000Z' },
  ...{ duration: 'PT30M', summary: 'Hablar con Lumbre (AM-7K3Q9F2D)', description: 'por teléfono' },
};

/** The lines of a file as a program reads them: unfolded. */
const linesOf = (file: string): string[] => file.replaceAll('\r\n ', '').split('\r\n');
const valueIn = (file: string, name: string): string | undefined =>
  linesOf(file)
    .find((line) => line.startsWith(`${name}:`))
    ?.slice(name.length + 1)
    .replace(/\\([\\;,n])/g, (_, one: string) => (one === 'n' ? '\n' : one));

describe('a calendar file', () => {
  it('holds one event, its instants in UTC', () => {
    expect(linesOf(calendarFile(event, '-//Amends//Meeting//EN'))).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Amends//Meeting//EN',
      'BEGIN:VEVENT',
      'UID:meeting.1',
      'SEQUENCE:2',
      'DTSTAMP:20261124T100000Z',
      'DTSTART:20261126T093000Z',
      'DURATION:PT30M',
      'SUMMARY:Hablar con Lumbre (AM-7K3Q9F2D)',
      'DESCRIPTION:por teléfono',
      'STATUS:CONFIRMED',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('says of one that was called off that it was', () => {
    expect(calendarFile({ ...event, isCancelled: true }, 'p')).toContain('\r\nSTATUS:CANCELLED\r\n');
  });

  it('no line is longer than 75 octets, none is broken within a character, and whatever a text says is read again', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.string({ unit: 'binary', maxLength: 300 }),
        (a, b) => {
          const file = calendarFile({ ...event, summary: `s${a}`, location: `l${b}` }, 'p');
          for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(file.toWellFormed()).toBe(file);
          const kept = (text: string) =>
            [...text.replace(/\r\n?/g, '\n').toWellFormed()]
              .filter((one) => /[\n\t]/.test(one) || !/\p{Cc}/u.test(one))
              .join('');
          expect(valueIn(file, 'SUMMARY')).toBe(kept(`s${a}`));
          expect(valueIn(file, 'LOCATION')).toBe(kept(`l${b}`));
          expect(file.match(/^(?:BEGIN|END):/gm)).toHaveLength(4);
        },
      ),
    );
  });

  it('is read by what reads the calendar files that come in', () => {
    const file = calendarFile({ ...event, location: 'Calle Mayor, 1; Vigo' }, 'p');
    const { text } = readCalendar(file);
    expect(text).toContain('2026-11-26 09:30 (UTC)');
    expect(text).toContain('Calle Mayor, 1; Vigo');
  });
});
