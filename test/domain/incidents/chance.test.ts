import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tailProbability } from '#domain/incidents/chance.ts';

const means = fc.double({ min: 0.001, max: 500, noNaN: true });
const sizes = fc.double({ min: 0.1, max: 1000, noNaN: true });
const seen = fc.integer({ min: 0, max: 300 });

it('The more were seen, the less likely it is by chance, and a probability it is', () => {
  fc.assert(
    fc.property(means, sizes, seen, (mean, size, count) => {
      const [fewer, more] = [tailProbability(count, { mean, size }), tailProbability(count + 1, { mean, size })];
      expect(more).toBeLessThanOrEqual(fewer + 1e-9);
      expect(more).toBeGreaterThanOrEqual(0);
      expect(fewer).toBeLessThanOrEqual(1);
    }),
  );
});

it('The more were to be expected, the likelier are as many', () => {
  fc.assert(
    fc.property(means, sizes, seen, (mean, size, count) => {
      expect(tailProbability(count, { mean: mean * 2, size })).toBeGreaterThanOrEqual(
        tailProbability(count, { mean, size }) - 1e-9,
      );
    }),
  );
});

it('It is what the distribution says: one minus the chance of none, and nearly Poisson where the mean is sure', () => {
  expect(tailProbability(1, { mean: 2, size: 4 })).toBeCloseTo(1 - (4 / 6) ** 4, 12);
  expect(tailProbability(10, { mean: 2, size: 1e6 })).toBeCloseTo(4.65e-5, 6);
});
