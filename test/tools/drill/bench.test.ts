import { describe, expect, test } from 'vitest';
import { type Bench, DrillFailed, takenBack, until } from '#tools/drill/bench.ts';
import { drillRestore } from '#tools/drill/restore.ts';
import { aBench } from './a-bench.ts';

/** A bench that somebody stops after some waits. */
const stoppedAfter = (waits: number): Bench & { waited: number; left: Set<string>; all: () => string } => {
  const stopping = new AbortController();
  const bench = {
    ...aBench(),
    waited: 0,
    stop: stopping.signal,
    left: new Set<string>(),
  };
  const wait = bench.wait;
  bench.wait = async (ms) => {
    bench.waited += 1;
    if (bench.waited === waits) stopping.abort();
    await wait(ms);
  };
  return bench;
};

const FOREVER = { what: 'it is there', seconds: 1_000_000, every: 1 };

describe('a drill that is stopped', () => {
  test('Nothing more is waited for, and what was made is taken back, however long that takes', async () => {
    const bench = stoppedAfter(3);
    let looks = 0;
    const back = async (patient: Bench) => {
      expect([...bench.left]).toEqual(['by hand']);
      await until(patient, { ...FOREVER, what: 'it is gone' }, async () => ++looks > 5);
    };
    const work = () => until(bench, FOREVER, async () => false as const);
    await expect(takenBack(bench, { work, back, left: 'by hand' })).rejects.toThrow(
      'It was stopped before this was seen: it is there',
    );
    expect([looks, bench.left.size]).toEqual([6, 0]);
  });

  test('What is not taken back stays among what is left', async () => {
    const bench = stoppedAfter(1);
    const work = () => until(bench, FOREVER, async () => false as const);
    const back = async () => {
      throw new DrillFailed('no');
    };
    await expect(takenBack(bench, { work, back, left: 'by hand' })).rejects.toThrow('stopped');
    expect([...bench.left]).toEqual(['by hand']);
    expect(bench.all()).toContain('Not taken back (DrillFailed): by hand');
  });

  test('A copy whose drill was stopped is removed', async () => {
    const bench = stoppedAfter(2);
    const copies = new Set<string>();
    const failed = drillRestore(
      bench,
      { table: 'Amends-StoreTable', isLocal: false, minutes: 180 },
      {
        latest: async () => 0,
        restore: async (copy) => void copies.add(copy),
        isActive: async () => false,
        compare: async () => {
          throw new Error('Nothing is to be compared');
        },
        remove: async (copy) => void copies.delete(copy),
        mayRemove: async () => true,
      },
    );
    await expect(failed).rejects.toThrow('stopped');
    expect([copies.size, bench.left.size]).toEqual([0, 0]);
  });
});
