import { describe, expect, it } from 'vitest';
import type { Received } from '../../../bench/year/event.ts';
import { insistent, plantedIncidents, viralDay } from '../../../bench/year/planted.ts';
import { yearOf } from '../../../bench/year/year.ts';

const SMALL = { seed: 7, complaints: 3000 };
const year = yearOf(SMALL);
const received = year.events.filter((event): event is Received => event.type === 'received');

describe('A simulated year', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(yearOf(SMALL)).toEqual(year);
    expect(yearOf({ ...SMALL, seed: 8 }).events).not.toEqual(year.events);
  });

  it('goes on in order of time, each case coming in once and before all else of it', () => {
    const times = year.events.map(({ at }) => at);
    expect(times).toEqual(times.toSorted());
    const known = new Set<string>();
    const astray = year.events.filter((event) => {
      if (event.type === 'action') return false;
      const wasKnown = known.has(event.caseId);
      known.add(event.caseId);
      return wasKnown === (event.type === 'received');
    });
    expect(astray).toEqual([]);
  });

  it('has what was planted in it, each complaint of a customer of its own', () => {
    for (const { id, customers, about, beginsAt } of plantedIncidents) {
      const cases = year.truths.get(id) ?? [];
      expect(new Set(cases.map(({ customer }) => customer)).size).toBe(customers);
      expect(cases.every(({ at }) => at >= beginsAt)).toBe(true);
      expect(cases.every(({ topic }) => topic === about.topic)).toBe(true);
      expect(cases.every((one) => received.includes(one))).toBe(true);
    }
    expect(received.filter(({ at }) => at.startsWith(viralDay.day)).length).toBeGreaterThan(3 * (3000 / 365));
    const wrote = received.filter(({ at, topic }) => at >= insistent.from && topic === insistent.topic);
    const byCustomer = [...Map.groupBy(wrote, ({ customer }) => customer).values()];
    expect(Math.max(...byCustomer.map(({ length }) => length))).toBeGreaterThanOrEqual(insistent.cases);
  });
});
