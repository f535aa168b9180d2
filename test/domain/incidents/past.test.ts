import { describe, expect, it } from 'vitest';
import type { Bucket } from '#domain/incidents/buckets.ts';
import { tailProbability } from '#domain/incidents/chance.ts';
import { expectationsOf, HOUR_OFFSETS } from '#domain/incidents/past.ts';
import { policy } from '#test/support/policy.ts';

const KEY = 'topic=t0';

/** A company that so many customers complain to in an hour, a tenth of them of one topic; its nights bring fewer. */
const aPast = (anHour: number, atThisHour = anHour) => {
  const bucket = (all: number): Bucket => ({ all, [KEY]: all / 10 });
  return {
    days: Array.from({ length: 63 }, () => bucket(24 * anHour)),
    hours: Array.from({ length: 8 }, () => HOUR_OFFSETS.map(() => bucket(atThisHour))),
  };
};

const expectedOf = (anHour: number, atThisHour?: number) =>
  expectationsOf(aPast(anHour, atThisHour), { ofHour: 0.5, ofDay: 0.3 }, policy.incidents).of(KEY, 'PT4H');

describe('what the past lets expect', () => {
  it('is less sure where the same hours of the weeks before brought hardly anything', () => {
    const [byDay, byNight] = [expectedOf(0.3), expectedOf(0.3, 0.05)];
    expect(byNight.size).toBeLessThan(byDay.size / 2);
    // As few are expected of both, and five are likelier where less is known.
    const mean = 0.1;
    expect(tailProbability(5, { ...byNight, mean })).toBeGreaterThan(3 * tailProbability(5, { ...byDay, mean }));
  });

  it('is as sure as days are alike where many come', () => {
    const { size } = expectedOf(500);
    expect(size).toBeGreaterThan(0.98 / policy.incidents.spread);
    expect(size).toBeLessThanOrEqual(1 / policy.incidents.spread);
  });
});
