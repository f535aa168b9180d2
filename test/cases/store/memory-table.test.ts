import { describe, expect, it } from 'vitest';
import { memoryTable } from '#cases/store/memory-table.ts';
import { ConditionFailed } from '#cases/store/table.ts';

const key = (sk: string) => ({ pk: 'P', sk });
const full = async () => {
  const table = memoryTable();
  await table.write([{ put: { ...key('a'), n: 1 } }, { put: { ...key('b'), n: 2 } }]);
  return table;
};

describe('the table in memory', () => {
  it('The table in memory writes all of a call or none of it, and says which condition did not hold', async () => {
    const table = await full();
    const lost = table.write([
      { put: { ...key('c'), n: 3 } },
      { put: { ...key('a'), n: 9 }, ifAbsent: true },
      { update: key('b'), expect: { n: 1 }, set: { n: 9 } },
      { update: key('gone'), set: { n: 9 } },
    ]);
    await expect(lost).rejects.toThrow(ConditionFailed);
    await expect(lost).rejects.toMatchObject({ failed: [1, 2, 3] });
    expect(await table.query('P')).toEqual([
      { pk: 'P', sk: 'a', n: 1 },
      { pk: 'P', sk: 'b', n: 2 },
    ]);
  });

  it('The table in memory updates, removes and drops', async () => {
    const table = await full();
    await table.write([
      { update: key('a'), expect: { n: 1 }, set: { n: 2, list: [1] } },
      { update: key('b'), remove: ['absent'] },
    ]);
    expect(await table.get(key('a'))).toEqual({ ...key('a'), n: 2, list: [1] });
    expect(await table.get(key('b'))).toEqual({ ...key('b'), n: 2 });
    await table.write([{ update: key('a'), remove: ['list'] }, { drop: key('b') }, { drop: key('gone') }]);
    expect(table.all()).toEqual([{ ...key('a'), n: 2 }]);
  });

  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['undefined in a list', [undefined]],
    ['undefined in a map', { inner: { gone: undefined } }],
    ['a function', () => 1],
    ['a symbol', Symbol('s')],
    ['a set of two types', new Set(['a', 1])],
    ['a map that is not plain', new Map()],
  ])('The table in memory refuses %s wherever it is written, which the SDK would drop or garble', async (_, value) => {
    const table = await full();
    for (const write of [
      { put: { ...key('c'), value } },
      { update: key('a'), set: { value } },
      { update: key('a'), set: { n: 2 }, expect: { value } },
    ])
      await expect(table.write([write])).rejects.toMatchObject({ name: 'ValidationException' });
    expect(table.all().map(({ n }) => n)).toEqual([1, 2]);
  });

  it('The table in memory compares numbers by value, and a field that is absent equals nothing', async () => {
    const table = await full();
    await table.write([{ update: key('a'), set: { n: -0 } }]);
    await table.write([{ update: key('a'), expect: { n: 0 }, set: { n: 3 } }]);
    const unknown = table.write([{ update: key('a'), expect: { absent: null }, set: { n: 4 } }]);
    await expect(unknown).rejects.toThrow(ConditionFailed);
  });

  it('A page of an index in memory ends at 1 MB, and the next begins after it', async () => {
    const table = memoryTable();
    const names = Array.from({ length: 400 }, (_, n) => String(n).padStart(1000, '0'));
    for (const sk of names) await table.write([{ put: { pk: 'p'.repeat(2000), sk, gsi1pk: 'I', gsi1sk: sk } }]);
    const first = await table.index('gsi1', 'I', { limit: 400 });
    expect(first.keys.length).toBeGreaterThan(200);
    expect(first.keys.length).toBeLessThan(300);
    const rest = await table.index('gsi1', 'I', { limit: 400, cursor: first.cursor ?? '' });
    expect([...first.keys, ...rest.keys].map(({ sk }) => sk)).toEqual(names);
    expect(rest.cursor).toBeUndefined();
  });

  it('The table in memory lets nobody change what it holds from outside', async () => {
    const table = await full();
    const item = await table.get(key('a'));
    Object.assign(item ?? {}, { n: 99 });
    for (const other of table.all()) Object.assign(other, { n: 99 });
    expect((await table.get(key('a')))?.['n']).toBe(1);
  });

  it('The table in memory queries by prefix, in order, either way, up to a limit', async () => {
    const table = memoryTable();
    await table.write(['EVENT#2', 'TASK#1', 'EVENT#1', 'EVENT#3'].map((sk) => ({ put: key(sk) })));
    const sks = async (...rest: [string, { descending?: boolean; limit?: number }?]) =>
      (await table.query('P', ...rest)).map(({ sk }) => sk);
    expect(await sks('EVENT#')).toEqual(['EVENT#1', 'EVENT#2', 'EVENT#3']);
    expect(await sks('EVENT#', { descending: true, limit: 2 })).toEqual(['EVENT#3', 'EVENT#2']);
    expect(await table.query('Q')).toEqual([]);
  });

  it('The table in memory gives what exists of many keys, in their order', async () => {
    const table = await full();
    expect((await table.getMany([key('b'), key('gone'), key('a')])).map(({ sk }) => sk)).toEqual(['b', 'a']);
  });

  it('The table in memory pages through an index, without items that are not in it', async () => {
    const table = memoryTable();
    await table.write(
      [3, 1, 2, 5, 4].map((n) => ({ put: { ...key(`task-${n}`), gsi1pk: 'PERSON#lucia', gsi1sk: `2026-11-2${n}` } })),
    );
    await table.write([{ put: { ...key('other'), gsi1pk: 'PERSON#mateo', gsi1sk: '2026-11-21' } }]);
    await table.write([{ update: key('task-3'), remove: ['gsi1pk', 'gsi1sk'] }]);
    const first = await table.index('gsi1', 'PERSON#lucia', { limit: 3 });
    expect(first.keys.map(({ sk }) => sk)).toEqual(['task-1', 'task-2', 'task-4']);
    await table.write([{ drop: key('task-1') }]);
    const second = await table.index('gsi1', 'PERSON#lucia', { limit: 3, cursor: first.cursor ?? '' });
    expect(second).toEqual({ keys: [{ ...key('task-5'), place: '2026-11-25' }] });
    const some = await table.index('gsi1', 'PERSON#lucia', { from: '2026-11-22', to: '2026-11-24', descending: true });
    expect(some.keys.map(({ sk }) => sk)).toEqual(['task-4', 'task-2']);
  });
});
