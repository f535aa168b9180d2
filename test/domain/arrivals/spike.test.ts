import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSpike, usualOf } from '#domain/arrivals/spike.ts';

describe('What usually comes in during an hour', () => {
  it.each([
    [[], 0],
    [[4], 4],
    [[0, 0, 0, 0, 0, 0, 90], 0],
    [[3, 1, 2], 2],
    [[1, 2, 3, 4], 2.5],
  ])('Of %j it is %d', (counts, usual) => {
    expect(usualOf(counts)).toBe(usual);
  });

  it('It is never less than the fewest nor more than the most, in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1 }), (counts) => {
        const usual = usualOf(counts);
        expect(usual).toBeGreaterThanOrEqual(Math.min(...counts));
        expect(usual).toBeLessThanOrEqual(Math.max(...counts));
        expect(usualOf(counts.toReversed())).toBe(usual);
      }),
    );
  });
});

describe('A spike', () => {
  it.each([
    [4, 0, false],
    [5, 0, true],
    [5, 1, false],
    [6, 1, true],
    [23, 10, false],
    [24, 10, true],
    [0, 100, false],
  ])('%d where %d are usual: %s', (count, usual, spike) => {
    expect(isSpike(count, usual)).toBe(spike);
  });
});
