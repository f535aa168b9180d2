import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clock, durationMs, formatDay, formatInstant } from '#domain/time.ts';

const HOUR = 3_600_000;

describe('durations', () => {
  it.each([
    ['P1W', 168 * HOUR],
    ['P15D', 360 * HOUR],
    ['P1DT12H', 36 * HOUR],
    ['PT4H', 4 * HOUR],
    ['PT90M', 1.5 * HOUR],
    ['PT0S', 0],
    ['P1W2DT3H4M5S', (9 * 24 + 3) * HOUR + 245_000],
  ])('%s', (duration, ms) => {
    expect(durationMs(duration)).toBe(ms);
  });

  it.each(['', 'P', 'PT', 'P1M', 'P1Y', '1D', 'P-1D', 'P1.5D', 'PT4', 'P1DT', 'p1d', ' P1D', 'P1D '])(
    'refuses %j',
    (text) => {
      expect(() => durationMs(text)).toThrow(RangeError);
    },
  );

  it('Durations adds up whatever its parts are', () => {
    const part = fc.nat({ max: 500 });
    fc.assert(
      fc.property(part, part, part, part, (days, hours, minutes, seconds) => {
        const together = durationMs(`P${days}DT${hours}H${minutes}M${seconds}S`);
        expect(together).toBe(
          durationMs(`P${days}D`) + durationMs(`PT${hours}H${minutes}M`) + durationMs(`PT${seconds}S`),
        );
      }),
    );
  });
});

describe('the clock', () => {
  const start = '2026-11-23T09:00:00.000Z';

  it('The clock tells the time it is given', () => {
    expect(clock(1, () => new Date(start)).now()).toBe(start);
  });

  it('The clock adds durations, across the change to winter time as elapsed time', () => {
    expect(clock().after('2026-10-24T10:00:00.000Z', 'P1D')).toBe('2026-10-25T10:00:00.000Z');
  });

  it('The clock runs faster by the time scale', () => {
    expect(clock(1440).after(start, 'P1D')).toBe('2026-11-23T09:01:00.000Z');
  });

  it('The clock keeps the order of durations at any scale', () => {
    fc.assert(
      fc.property(fc.nat({ max: 90 }), fc.nat({ max: 90 }), fc.integer({ min: 1, max: 100_000 }), (a, b, scale) => {
        const fast = clock(scale);
        const [short, long] = a < b ? [a, b] : [b, a];
        expect(fast.after(start, `P${short}D`) <= fast.after(start, `P${long}D`)).toBe(true);
      }),
    );
  });
});

describe('dates for a reader', () => {
  it.each([
    ['2026-12-06T23:30:00.000Z', 'Europe/Madrid', 'lunes 7 de diciembre de 2026 a las 0:30'],
    ['2026-11-28T17:39:00.000Z', 'Europe/Madrid', 'sábado 28 de noviembre de 2026 a las 18:39'],
    ['2026-07-01T07:05:00.000Z', 'Europe/Madrid', 'miércoles 1 de julio de 2026 a las 9:05'],
    ['2027-01-05T12:00:00.000Z', 'Europe/Madrid', 'martes 5 de enero de 2027 a las 13:00'],
    ['2027-01-05T00:20:00.000Z', 'Europe/Madrid', 'martes 5 de enero de 2027 a la 1:20'],
    ['2026-12-06T23:30:00.000Z', 'Atlantic/Canary', 'domingo 6 de diciembre de 2026 a las 23:30'],
    ['2026-12-06T23:30:00.000Z', 'America/Lima', 'domingo 6 de diciembre de 2026 a las 18:30'],
  ])('%s in %s is %s', (at, zone, words) => {
    expect(formatInstant(at, 'es', zone)).toBe(words);
    expect(formatDay(at, 'es', zone)).toBe(words.replace(/ a las? .*/, ''));
  });

  it('A Spanish date with its hour reads well in a sentence, whatever the instant and the zone', () => {
    const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    const zone = fc.constantFrom('Europe/Madrid', 'Atlantic/Canary', 'America/Bogota', 'Asia/Kolkata');
    fc.assert(
      fc.property(instant, zone, (at, where) => {
        expect(formatInstant(at.toISOString(), 'es', where)).toMatch(
          /^(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo) \d{1,2} de \p{Ll}+ de 20\d\d a (?:la 1|las (?:0|[2-9]|1\d|2[0-3])):[0-5]\d$/u,
        );
      }),
    );
  });

  it('English dates are British', () => {
    const at = '2026-12-06T23:30:00.000Z';
    expect(formatInstant(at, 'en', 'Atlantic/Canary')).toBe('Sunday, 6 December 2026 at 23:30');
    expect(formatDay(at, 'en', 'Atlantic/Canary')).toBe('Sunday, 6 December 2026');
  });
});
