import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCalendar } from '#channels/email/calendar.ts';
import { cpuTimeOf } from '#test/support/cpu-time.ts';

const ics = (event: string[], calendar = ['METHOD:REQUEST']): string =>
  [
    'BEGIN:VCALENDAR',
    ...calendar,
    'BEGIN:VTIMEZONE',
    'TZID:Europe/Madrid',
    'BEGIN:STANDARD',
    'DTSTART:19701025T030000',
    'END:STANDARD',
    'END:VTIMEZONE',
    'BEGIN:VEVENT',
    ...event,
    'BEGIN:VALARM',
    'DESCRIPTION:Aviso',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n');

describe('readCalendar', () => {
  it('A calendar is read as what, when, where and who', () => {
    const { method, text } = readCalendar(
      ics([
        'UID:1',
        'SUMMARY;LANGUAGE=es:Visita del técnico\\, cal',
        ' dera',
        'DTSTART;TZID=Europe/Madrid:20261124T100000',
        'DTEND;TZID="Europe/Madrid":20261124T113000',
        'LOCATION:Calle Mayor 1\\, 2º',
        'ORGANIZER;CN="Pérez; Ana";ROLE=CHAIR:MAILTO:ana@example.com',
        'DESCRIPTION:Tercera visita.\\nLas dos primeras no vino nadie.',
      ]),
    );
    expect(method).toBe('REQUEST');
    expect(text.split('\n')).toEqual([
      'Invitación · Invitation: Visita del técnico, caldera',
      'Cuándo · When: 2026-11-24 10:00 (Europe/Madrid) – 2026-11-24 11:30 (Europe/Madrid)',
      'Dónde · Where: Calle Mayor 1, 2º',
      'Organiza · Organiser: Pérez; Ana <ana@example.com>',
      '',
      'Tercera visita.',
      'Las dos primeras no vino nadie.',
    ]);
  });

  it.each([
    ['20261124T090000Z', '2026-11-24 09:00 (UTC)'],
    ['20261124T090000', '2026-11-24 09:00'],
    ['20261124', '2026-11-24'],
  ])('The time %s of a calendar is written as it is meant', (time, words) => {
    expect(readCalendar(ics([`DTSTART:${time}`])).text).toContain(`: ${words}`);
  });

  it.each([
    ['CANCEL', 'Cita cancelada · Cancelled: x'],
    ['COUNTER', 'Otra hora propuesta · New time proposed: x'],
    ['REPLY', 'Respuesta a una invitación · Reply to an invitation: x'],
    ['PUBLISH', 'Cita · Event: x'],
  ])('A calendar says what %s is', (method, text) => {
    expect(readCalendar(ics(['SUMMARY:x'], [`METHOD:${method}`]))).toEqual({ method, text, isCommented: false });
  });

  it.each([
    ['COMMENT:No me va bien', true],
    ['COMMENT: ', false],
  ])('What somebody wrote beside their answer, %s, is said to be there', (comment, isCommented) => {
    expect(readCalendar(ics(['SUMMARY:x', comment], ['METHOD:REPLY']))).toMatchObject({ isCommented });
  });

  it('The mail is believed where its calendar does not say what it is for', () => {
    expect(readCalendar(ics(['SUMMARY:x'], []), 'cancel').method).toBe('CANCEL');
    expect(readCalendar(ics([], [])).text).toBe('');
  });

  it.each(['BEGIN:VEVENT\r\n', 'X;A=', 'SUMMARY;A="b",', '\r\n ', 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'])(
    'Reading a calendar takes time in proportion to the length of %j repeated',
    async (piece) => {
      expect(
        await cpuTimeOf(() => readCalendar(`BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n${piece.repeat(100_000)}`)),
      ).toBeLessThan(2_000);
    },
  );

  it('Reading a calendar never fails', () => {
    const line = fc.constantFrom(
      'BEGIN:VEVENT',
      'END:VEVENT',
      'DTSTART:2026',
      'ORGANIZER;CN=:',
      'SUMMARY:\\',
      'METHOD:',
    );
    const lines = fc.array(fc.oneof(line, fc.string()));
    fc.assert(fc.property(lines, (given) => typeof readCalendar(given.join('\n')).text === 'string'));
  });
});
