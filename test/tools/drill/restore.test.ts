import { describe, expect, test } from 'vitest';
import { type Compared, copyName, drillRestore, judgeCopy, type RestorePorts } from '#tools/drill/restore.ts';
import { aBench } from './a-bench.ts';

const whole: Compared = { cases: 3, missing: [], verified: 4, broken: [], sampled: 3, differing: [] };
const asked = { table: 'Amends-StoreTable', isLocal: false, minutes: 180 };
const AT = Date.parse('2026-11-30T08:55:00.000Z');

/** A table whose copy takes ten minutes. */
const aTable = (over: Partial<RestorePorts> = {}) => {
  const copies = new Set<string>();
  let looks = 0;
  const ports: RestorePorts = {
    latest: async () => AT,
    restore: async (copy) => void copies.add(copy),
    isActive: async () => {
      looks += 1;
      return looks > 120;
    },
    compare: async () => whole,
    remove: async (copy) => void copies.delete(copy),
    mayRemove: async () => true,
    ...over,
  };
  return { copies, ports };
};

describe('the drill of restoring', () => {
  test('A copy that is whole is removed; what a restore would lose and take is said', async () => {
    const compared: unknown[] = [];
    const { copies, ports } = aTable({
      compare: async (...what) => {
        compared.push(what);
        return whole;
      },
    });
    const bench = aBench();
    await drillRestore(bench, asked, ports);
    expect(copies.size).toBe(0);
    expect(compared).toEqual([['Amends-StoreTable-drill-20261130090000', AT]]);
    expect(bench.all()).toMatch(/RPO 300 s[\s\S]*RTO 600 s[\s\S]*is removed/);
  });

  test('A copy that is not whole fails the drill, and is removed', async () => {
    const { copies, ports } = aTable({ compare: async () => ({ ...whole, missing: ['a'] }) });
    await expect(drillRestore(aBench(), asked, ports)).rejects.toThrow('1 of 3 cases are not in the copy: a');
    expect(copies.size).toBe(0);
  });

  test('A copy that does not come is removed, too', async () => {
    const { copies, ports } = aTable({ isActive: async () => false });
    await expect(drillRestore(aBench(), asked, ports)).rejects.toThrow(/Not seen within 10800 s/);
    expect(copies.size).toBe(0);
  });

  test('Without point-in-time recovery nothing is tried in an account; an emulator copies what is there', async () => {
    const latest = async () => undefined;
    const { copies, ports } = aTable({ latest });
    await expect(drillRestore(aBench(), asked, ports)).rejects.toThrow(/is off/);
    expect(copies.size).toBe(0);
    const bench = aBench();
    await drillRestore(bench, { ...asked, isLocal: true }, aTable({ latest }).ports);
    expect(bench.all()).toMatch(/keeps no moments[\s\S]*RPO 0 s/);
  });

  test('A copy that is wanted stays, and it is said that it costs', async () => {
    const { copies, ports } = aTable({ mayRemove: async () => false });
    const bench = aBench();
    await drillRestore(bench, asked, ports);
    expect(copies.size).toBe(1);
    expect(bench.all()).toMatch(/stays, and costs: aws dynamodb wait table-exists .* && aws dynamodb delete-table/);
  });

  test('A copy that is not whole stays as well where it is wanted: whoever has to find out why needs it', async () => {
    const { copies, ports } = aTable({
      compare: async () => ({ ...whole, missing: ['a'] }),
      mayRemove: async () => false,
    });
    await expect(drillRestore(aBench(), asked, ports)).rejects.toThrow('1 of 3 cases are not in the copy: a');
    expect(copies.size).toBe(1);
  });

  test.each<[Partial<Compared>, RegExp | undefined]>([
    [{}, undefined],
    [{ cases: 0, verified: 0, sampled: 0 }, undefined],
    [{ broken: ['01 changed'] }, /not as its histories say: 01 changed/],
    [{ differing: ['a', 'b', 'c', 'd', 'e', 'f'] }, /6 of 3 cases are another.*a, b, c, d, e, …/],
    [{ verified: 0 }, /No case of the copy/],
  ])('A copy with %j is judged', (change, wrong) => {
    const said = judgeCopy({ ...whole, ...change });
    if (wrong) expect(said).toMatch(wrong);
    else expect(said).toBeUndefined();
  });

  test('A copy is named by its table and the moment, within what a name may be long', () => {
    expect(copyName('Amends-StoreTable', AT)).toBe('Amends-StoreTable-drill-20261130085500');
    expect(copyName('x'.repeat(255), AT).length).toBeLessThanOrEqual(255);
  });
});
