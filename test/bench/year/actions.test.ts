import { expect, test } from 'vitest';
import { addDays } from '#domain/deadline/local-day.ts';
import { type DayCount, effectOf, weeksOf } from '#domain/improvement/effect.ts';
import type { Received } from '../../../bench/year/event.ts';
import { plantedActions } from '../../../bench/year/planted.ts';
import { yearOf } from '../../../bench/year/year.ts';

const WEEKS = 20;

/** What came in each day of a topic and of all others, as roll-ups have it. */
const daysOf = (received: readonly Received[], topic: string): DayCount[] => {
  const days = new Map<string, DayCount>();
  for (const one of received) {
    const day = one.at.slice(0, 10);
    const count = days.get(day) ?? { day, about: 0, rest: 0 };
    days.set(day, count);
    if (one.topic === topic) count.about += 1;
    else count.rest += 1;
  }
  return [...days.values()];
};

test.each([1, 7, 23])(
  'Of two actions the one that works is found in a year, and the other is not (seed %i)',
  (seed) => {
    const { events } = yearOf({ seed, complaints: 12_000 });
    const received = events.filter((event): event is Received => event.type === 'received');
    const verdicts = plantedActions.map(({ topic, at }) => {
      const days = daysOf(received, topic);
      const done = at.slice(0, 10);
      return effectOf(
        weeksOf(days, { from: addDays(done, -7 * WEEKS), weeks: WEEKS }),
        weeksOf(days, { from: addDays(done, 1), weeks: WEEKS }),
      );
    });
    const [working, idle] = verdicts;
    expect(working?.verdict).toBe('fell');
    // Six in ten complaints about bills are about electricity, of which 45 % are left.
    expect(working?.ratio).toBeGreaterThan(0.5);
    expect(working?.ratio).toBeLessThan(0.85);
    expect(idle?.verdict).not.toBe('fell');
  },
);
