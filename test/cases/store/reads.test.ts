import { describe, expect, it } from 'vitest';
import { memoryTable } from '#cases/store/memory-table.ts';
import { countRead } from '#cases/store/reads.ts';

const at = '2026-11-23T09:10:00.000Z';

describe('single cases that somebody is shown in an hour', () => {
  it('are counted one by one, apart for each person and each hour', async () => {
    const table = memoryTable();
    expect(await countRead(table, { by: 'lucia', at })).toBe(1);
    expect(await countRead(table, { by: 'lucia', at: '2026-11-23T09:59:59.999Z' })).toBe(2);
    expect(await countRead(table, { by: 'lucia', at: '2026-11-23T10:00:00.000Z' })).toBe(1);
    expect(await countRead(table, { by: 'mateo', at })).toBe(1);
  });

  it('are none left out where several are shown in the same moment', async () => {
    const table = memoryTable();
    const counts = await Promise.all(Array.from({ length: 4 }, () => countRead(table, { by: 'lucia', at })));
    expect(counts.toSorted()).toEqual([1, 2, 3, 4]);
  });

  it('cost one read and one write each, however many they are', async () => {
    const table = memoryTable();
    for (let n = 0; n < 300; n++) await countRead(table, { by: 'lucia', at });
    let calls = 0;
    const counted =
      <A extends unknown[], R>(call: (...of: A) => R) =>
      (...of: A): R => {
        calls++;
        return call(...of);
      };
    await countRead({ ...table, get: counted(table.get), write: counted(table.write) }, { by: 'lucia', at });
    expect(calls).toBe(2);
    expect(table.all()).toHaveLength(1);
  });
});
