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
    ['es', 'Europe/Madrid', 'lunes, 7 de diciembre de 2026, 0:30', 'lunes, 7 de diciembre de 2026'],
    ['en', 'Atlantic/Canary', 'Sunday, December 6, 2026 at 11:30 PM', 'Sunday, December 6, 2026'],
  ])('%s in %s', (language, zone, withHour, day) => {
    expect(formatInstant('2026-12-06T23:30:00.000Z', language, zone).replaceAll('\u202f', ' ')).toBe(withHour);
    expect(formatDay('2026-12-06T23:30:00.000Z', language, zone)).toBe(day);
  });
});
