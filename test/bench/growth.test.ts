import { beforeAll, describe, expect, it } from 'vitest';
import { type Growth, measureGrowth } from '../../bench/growth.ts';

/** What may differ: ids of another length, and a second more in a letter. */
const SAME = 0.03;
/** Work that is counted key by key, up to a thousand of them for each person and partition. */
const MOST_READ = 120;

let few: Growth;
let many: Growth;
beforeAll(async () => {
  [few, many] = (await measureGrowth([1000, 10_000])) as [Growth, Growth];
});

describe('What is read and written beside a thousand and beside ten thousand other cases', () => {
  it.each(['one complaint', 'its page at the desk', 'its page for the customer', 'changes'])(
    'Is the same: %s',
    (what) => {
      const [one, other] = [few.units[what], many.units[what]];
      if (!one || !other) throw new Error('Nothing was measured');
      expect(other.writeUnits).toBeLessThanOrEqual(one.writeUnits * (1 + SAME));
      expect(other.readUnits).toBeLessThanOrEqual(one.readUnits * (1 + SAME) + 1);
      expect(one.readUnits).toBeGreaterThan(0);
    },
  );

  it.each(['counts, an owner', 'counts, a supervisor', 'arrivals'])('Has an end: %s', (what) => {
    expect(many.units[what]?.readUnits).toBeLessThanOrEqual(MOST_READ);
  });
});
