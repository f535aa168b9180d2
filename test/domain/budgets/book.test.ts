import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Counter, type Delta, rebook } from '#domain/budgets/book.ts';
import type { Wanted } from '#domain/budgets/booking.ts';
import type { Part } from '#domain/budgets/booking-shape.ts';

const SHARDS = 4;
const full = (shares: number[]): Counter[] =>
  shares.map((total, shard) => ({ shard, total, free: total, reserved: 0, spent: 0, beyond: 0 }));

const counted = (counters: Counter[], deltas: Delta[]): Counter[] =>
  counters.map((counter) => {
    const delta = deltas.find(({ shard }) => shard === counter.shard);
    return delta
      ? {
          ...counter,
          free: counter.free + delta.free,
          reserved: counter.reserved + delta.reserved,
          spent: counter.spent + delta.spent,
          beyond: counter.beyond + delta.beyond,
        }
      : counter;
  });

const sum = (counters: Counter[], field: Exclude<keyof Counter, 'shard'>): number =>
  counters.reduce((all, counter) => all + counter[field], 0);

/** No counter gives what it has not, and none makes or loses a cent. */
const expectWhole = (counters: Counter[]): void => {
  for (const { free, reserved, spent, total, beyond } of counters) {
    expect(free).toBeGreaterThanOrEqual(0);
    expect(free + reserved + spent).toBe(total + beyond);
  }
};

const amount = fc.integer({ min: 0, max: 120 });
const wanted: fc.Arbitrary<Wanted> = fc.record({
  state: fc.constantFrom('reserved', 'reserved', 'spent'),
  amount,
  mayExceed: fc.boolean(),
});
const step = fc.record({ who: fc.nat(5), own: fc.nat(SHARDS - 1), wanted });

describe('rebook', () => {
  it('No sequence of proposals, agreements and refusals exceeds a budget unasked, or makes or loses a cent of it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(60), { minLength: SHARDS, maxLength: SHARDS }),
        fc.array(step, { maxLength: 60 }),
        (shares, steps) => {
          let counters = full(shares);
          const total = sum(counters, 'total');
          const held = new Map<number, { state: Wanted['state']; parts: Part[] }>();
          for (const { who, own, wanted } of steps) {
            const before = held.get(who);
            const had = (before?.parts ?? []).reduce((all, one) => all + one.amount, 0);
            const beyondBefore = sum(counters, 'beyond');
            const booked = rebook(before, wanted, { counters, own });
            if (!booked) {
              expect(wanted.mayExceed).toBe(false);
              // Exactly what does not fit is turned away, however the rest lies spread.
              expect(wanted.amount - had).toBeGreaterThan(sum(counters, 'free'));
              continue;
            }
            counters = counted(counters, booked.deltas);
            held.set(who, { state: wanted.state, parts: booked.parts });
            expect(booked.parts.reduce((all, one) => all + one.amount, 0)).toBe(wanted.amount);
            if (!wanted.mayExceed) expect(sum(counters, 'beyond')).toBeLessThanOrEqual(beyondBefore);
            expectWhole(counters);
          }
          const holds = [...held.values()].flatMap(({ parts }) => parts);
          expect(sum(counters, 'reserved') + sum(counters, 'spent')).toBe(
            holds.reduce((all, one) => all + one.amount, 0),
          );
          expect(sum(counters, 'beyond')).toBe(holds.reduce((all, { beyond = 0 }) => all + beyond, 0));
          expect(sum(counters, 'total')).toBe(total);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('What is taken comes from the counter of the case first, and the rest from where most is left', () => {
    const booked = rebook(
      undefined,
      { state: 'reserved', amount: 70, mayExceed: false },
      {
        counters: full([10, 25, 50, 25]),
        own: 1,
      },
    );
    expect(booked?.parts).toEqual([
      { shard: 1, amount: 25 },
      { shard: 2, amount: 45 },
    ]);
  });

  it('What was granted beyond the budget is given back before anything of the budget is', () => {
    const counters = full([10, 10, 10, 10]);
    const over = rebook(undefined, { state: 'reserved', amount: 65, mayExceed: true }, { counters, own: 2 });
    expect(over?.parts.find(({ shard }) => shard === 2)).toEqual({ shard: 2, amount: 35, beyond: 25 });
    const after = counted(counters, over?.deltas ?? []);
    const less = rebook(
      { state: 'reserved', parts: over?.parts ?? [] },
      { state: 'spent', amount: 45, mayExceed: false },
      {
        counters: after,
        own: 2,
      },
    );
    const end = counted(after, less?.deltas ?? []);
    expect({ free: sum(end, 'free'), spent: sum(end, 'spent'), beyond: sum(end, 'beyond') }).toEqual({
      ...{ free: 0, spent: 45, beyond: 5 },
    });
  });
});
