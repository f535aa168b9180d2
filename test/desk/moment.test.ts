import { afterEach, describe, expect, it } from 'vitest';
import { moment, setServerTime } from '../../desk/words/time.ts';

const MADRID = 'Europe/Madrid';
/** A moment as somebody in Madrid reads it at another one, in Spanish. */
const readAt = (now: string, at: string, zone = MADRID): string => {
  setServerTime(new Date(now));
  return moment(at, 'es', zone);
};

// The desk goes by the server's clock, which is this machine's again for the next test.
afterEach(() => setServerTime(new Date()));

describe('A moment as people say it', () => {
  it.each([
    ['hoy 18:09', '2026-11-25T09:00:00Z', '2026-11-25T17:09:00Z'],
    ['mañana 00:05', '2026-11-25T22:30:00Z', '2026-11-25T23:05:00Z'],
    ['ayer 23:55', '2026-11-25T23:30:00Z', '2026-11-25T22:55:00Z'],
    ['viernes, 27 de noviembre, 09:20', '2026-11-25T09:00:00Z', '2026-11-27T08:20:00Z'],
    ['viernes, 1 de enero de 2027, 09:00', '2026-11-25T09:00:00Z', '2027-01-01T08:00:00Z'],
  ])('is %s', (said, now, at) => expect(readAt(now, at)).toBe(said));

  it.each([
    ['today, in the first hour of the day of 25 hours', 'hoy 09:00', '2026-10-24T22:30:00Z', '2026-10-25T08:00:00Z'],
    ['today, in the last hour of it', 'hoy 09:00', '2026-10-25T22:30:00Z', '2026-10-25T08:00:00Z'],
    ['tomorrow, late before the day of 23 hours', 'mañana 09:00', '2027-03-27T22:30:00Z', '2027-03-28T07:00:00Z'],
    ['yesterday, early after the day of 23 hours', 'ayer 09:00', '2027-03-28T22:30:00Z', '2027-03-28T07:00:00Z'],
  ])('is %s, where clocks change', (_, said, now, at) => expect(readAt(now, at)).toBe(said));

  it('is of the zone of its case', () => {
    expect(readAt('2026-11-25T02:00:00Z', '2026-11-25T04:30:00Z', 'America/Bogota')).toBe('hoy 23:30');
    expect(readAt('2026-11-25T02:00:00Z', '2026-11-25T05:30:00Z', 'America/Bogota')).toBe('mañana 00:30');
  });
});
