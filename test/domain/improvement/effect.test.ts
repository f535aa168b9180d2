import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectOf, type Week, weeksOf } from '#domain/improvement/effect.ts';
import { recurringIn } from '#domain/improvement/recurring.ts';

const weeks = (count: number, about: number, rest: number): Week[] =>
  Array.from({ length: count }, (_, week) => ({ about: about + (week % 3) - 1, rest: rest + ((week * 7) % 5) - 2 }));

describe('whether complaints fell after an action', () => {
  it('Half as many against the same rest is a fall, with an interval below one', () => {
    const { ratio, low, high, verdict } = effectOf(weeks(26, 40, 200), weeks(12, 20, 200));
    expect(verdict).toBe('fell');
    expect(ratio).toBeCloseTo(0.5, 1);
    expect([low, high].map(Number).every((end) => end > 0 && end < 1)).toBe(true);
  });

  it('Where all complaints fall alike, such as after a season, nothing is called a fall', () => {
    expect(effectOf(weeks(26, 40, 200), weeks(12, 20, 100)).verdict).toBe('unclear');
  });

  it('More against the same rest is a rise; few complaints or weeks tell nothing', () => {
    expect(effectOf(weeks(26, 40, 200), weeks(12, 80, 200)).verdict).toBe('rose');
    expect(effectOf(weeks(26, 40, 200), weeks(3, 5, 200))).not.toHaveProperty('ratio');
    expect(effectOf([], []).verdict).toBe('too-few');
  });

  it('Weeks that differ much by themselves make the interval wider', () => {
    const calm = effectOf(weeks(12, 30, 200), weeks(12, 25, 200));
    const wild = Array.from({ length: 12 }, (_, week) => ({ about: week % 2 ? 5 : 45, rest: 200 }));
    const restless = effectOf(weeks(12, 30, 200), wild);
    expect(Number(restless.high) / Number(restless.low)).toBeGreaterThan(Number(calm.high) / Number(calm.low));
  });

  const aWeek = fc.record({ about: fc.nat({ max: 60 }), rest: fc.nat({ max: 600 }) });
  const someWeeks = fc.array(aWeek, { minLength: 4, maxLength: 26 });

  it('The interval holds the ratio, the other way round is its inverse, and the verdict follows from it', () => {
    fc.assert(
      fc.property(someWeeks, someWeeks, (before, after) => {
        const { ratio, low, high, verdict } = effectOf(before, after);
        if (ratio === undefined || low === undefined || high === undefined) {
          expect(verdict).toBe('too-few');
          return;
        }
        expect(low).toBeLessThanOrEqual(ratio);
        expect(high).toBeGreaterThanOrEqual(ratio);
        expect(verdict === 'fell').toBe(high < 1);
        const back = effectOf(after, before);
        if (back.verdict !== 'too-few' && ratio > 0.05 && ratio < 20)
          expect((back.ratio ?? 0) * ratio).toBeCloseTo(1, 0);
      }),
    );
  });

  it('As many more of all in the time after changes hardly anything: only the interval becomes narrower', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6 }), (times) => {
        const after = weeks(12, 20, 200);
        const one = effectOf(weeks(26, 40, 200), after);
        const more = effectOf(
          weeks(26, 40, 200),
          after.map((week) => ({ about: week.about * times, rest: week.rest * times })),
        );
        expect(Number(more.ratio)).toBeCloseTo(Number(one.ratio), 1);
      }),
    );
  });

  it('Days are counted by whole weeks of their span, and days outside of it are not', () => {
    const days = [
      { day: '2026-11-01', about: 9, rest: 9 },
      { day: '2026-11-02', about: 1, rest: 2 },
      { day: '2026-11-08', about: 1, rest: 2 },
      { day: '2026-11-09', about: 5, rest: 6 },
      { day: '2026-11-16', about: 9, rest: 9 },
    ];
    expect(weeksOf(days, { from: '2026-11-02', weeks: 2 })).toEqual([
      { about: 2, rest: 4 },
      { about: 5, rest: 6 },
    ]);
  });
});

describe('what recurs', () => {
  const ended = (counts: Record<string, number>) =>
    Object.fromEntries(Object.entries(counts).map(([cause, count]) => [cause, { ended: count }]));
  const rule = { atLeast: 20, shareAbove: 0.15 };

  it('What many cases have, and surely more than the bound, is proposed; what says nothing of what to do is not', () => {
    const found = recurringIn(
      'cause',
      ended({ 'company-error': 60, misunderstanding: 30, 'third-party': 12, unfounded: 40, unknown: 30 }),
      rule,
    );
    expect(found).toMatchObject([{ measured: { by: 'cause', value: 'company-error' }, share: { count: 60, of: 172 } }]);
  });

  it('Nothing is proposed of few, whatever its share', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('company-error', 'third-party', 'misunderstanding'), fc.nat(19)),
        (few) => {
          expect(recurringIn('cause', ended(few), rule)).toEqual([]);
        },
      ),
    );
  });
});
