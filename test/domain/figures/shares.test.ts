import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withFewRatings } from '#domain/figures/few.ts';
import { rowOf } from '#domain/figures/row.ts';
import { FEWEST, shareOf, wilson } from '#domain/figures/share.ts';

describe('shares', () => {
  // R: binom::binom.confint(x, n, methods = "wilson")
  test.each([
    [15, 20, 0.5313, 0.8881],
    [0, 20, 0, 0.1611],
    [20, 20, 0.8389, 1],
    [81, 263, 0.2553, 0.3662],
  ])('Of %i among %i the interval is the one of Wilson', (count, of, low, high) => {
    const found = wilson(count, of);
    expect(found.low).toBeCloseTo(low, 3);
    expect(found.high).toBeCloseTo(high, 3);
  });

  test('A share lies within its interval, which grows narrower with more cases', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 0, max: 5000 }), (of, some) => {
        const count = Math.min(some, of);
        const { low, high } = wilson(count, of);
        expect(low - 1e-9).toBeLessThanOrEqual(count / of);
        expect(high + 1e-9).toBeGreaterThanOrEqual(count / of);
        const more = wilson(count * 4, of * 4);
        expect(more.high - more.low).toBeLessThan(high - low);
      }),
    );
  });

  test('Of too few to conclude there are no percentages, only how many of how many', () => {
    expect(shareOf(3, FEWEST - 1)).toEqual({ count: 3, of: FEWEST - 1 });
    expect(shareOf(15, FEWEST)).toEqual({ count: 15, of: FEWEST, percent: 75, low: 53.1, high: 88.8 });
  });
});

describe('a row of figures', () => {
  test('The median of the first word is told by the class it lies in, and the costs by currency', () => {
    const counts = { ended: 4, spoken: 4, 'first-word-0': 1, 'first-word-3': 3, 'cost-EUR': 1001, 'cost-PEN': 40 };
    expect(rowOf(counts)).toMatchObject({
      firstWord: { inADay: { count: 0, of: 4 }, median: { from: 7200, to: 14_400 } },
      cost: [
        { amount: 1001, currency: 'EUR' },
        { amount: 40, currency: 'PEN' },
      ],
      costPerCase: [
        { amount: 250, currency: 'EUR' },
        { amount: 10, currency: 'PEN' },
      ],
    });
    expect(rowOf({ spoken: 1, 'first-word-9': 1 }).firstWord.median).toEqual({ from: 604_800 });
    expect(rowOf({}).firstWord).not.toHaveProperty('median');
  });

  test('What was late is taken off what ran', () => {
    expect(rowOf({ 'timer-answer': 40, 'timer-answer-late': 10 }).inTime.answer).toMatchObject({
      count: 30,
      of: 40,
      percent: 75,
    });
  });
});

describe('ratings of few', () => {
  const ratings = (of: Record<string, number>) =>
    [...withFewRatings(Object.fromEntries(Object.entries(of).map(([value, rated]) => [value, { rated }])))].sort();

  test('Ratings of fewer than five are not shown, nor is what would tell them by what is missing from the whole', () => {
    expect(ratings({ care: 40, lead: 6, sales: 4 })).toEqual(['lead', 'sales']);
    expect(ratings({ care: 40, lead: 3, sales: 4 })).toEqual(['lead', 'sales']);
    expect(ratings({ care: 40, lead: 6, sales: 0 })).toEqual([]);
    expect(rowOf({ rated: 4, scores: 20, satisfied: 4 }, true)).not.toHaveProperty('satisfied');
  });
});
