import { expect, it } from 'vitest';
import { ConditionFailed, isWorthRepeating, type Key } from '#cases/store/table.ts';
import { indexBehaviors } from './index-behaviors.ts';
import type { Place } from './refusals.ts';

const sks = (found: Key[]): string[] => found.map(({ sk }) => sk);

/** What the table does with what it takes. */
export const behaviors = (engine: string, place: () => Place): void => {
  it(`The table on ${engine} writes all of a call or none of it, and says which conditions did not hold`, async () => {
    const { table, key, pk } = place();
    await table.write([{ put: { ...key('a'), n: 1 } }, { put: { ...key('b'), n: 2 } }]);
    const lost = table.write([
      { put: { ...key('c'), n: 3 } },
      { put: { ...key('a'), n: 9 }, ifAbsent: true },
      { update: key('b'), expect: { n: 1 }, set: { n: 9 } },
      { update: key('gone'), set: { n: 9 } },
    ]);
    await expect(lost).rejects.toThrow(ConditionFailed);
    await expect(lost).rejects.toMatchObject({ failed: [1, 2, 3] });
    expect(await table.query(pk)).toEqual([
      { ...key('a'), n: 1 },
      { ...key('b'), n: 2 },
    ]);
  });

  it(`What may be written apart on ${engine} is written and dropped as if it were together, however much it is`, async () => {
    const { table, key, pk } = place();
    const many = Array.from({ length: 60 }, (_, n) => key(`n${String(n).padStart(2, '0')}`));
    await table.write(
      many.map((put) => ({ put: { ...put, n: 1 } })),
      { apart: true },
    );
    expect(await table.query(pk)).toHaveLength(60);
    await table.write(
      many.slice(1).map((drop) => ({ drop })),
      { apart: true },
    );
    expect(await table.query(pk)).toEqual([{ ...many[0], n: 1 }]);
  });

  it(`A condition among what may be written apart on ${engine} is held to`, async () => {
    const { table, key } = place();
    await table.write([{ put: { ...key('a'), n: 1 } }]);
    const writes = [{ put: { ...key('a'), n: 2 }, ifAbsent: true as const }];
    await expect(table.write(writes, { apart: true })).rejects.toThrow(ConditionFailed);
    expect(await table.get(key('a'))).toEqual({ ...key('a'), n: 1 });
  });

  it.each<[string, (place: Place) => Parameters<Place['table']['write']>[0]]>([
    ['an item that is there already', ({ key }) => [{ put: key('a'), ifAbsent: true }]],
    ['an update of nothing', ({ key }) => [{ update: key('gone'), set: { n: 1 } }]],
    ['a value that has changed', ({ key }) => [{ update: key('a'), expect: { n: 2 }, set: { n: 3 } }]],
    ['a field that is not there', ({ key }) => [{ update: key('a'), expect: { unknown: 1 }, set: { n: 3 } }]],
    ['a value of another type', ({ key }) => [{ update: key('a'), expect: { n: '1' }, set: { n: 3 } }]],
  ])(`The condition of a single write on ${engine} does not hold for %s`, async (_, writes) => {
    const one = place();
    await one.table.write([{ put: { ...one.key('a'), n: 1 } }]);
    await expect(one.table.write(writes(one))).rejects.toMatchObject({ name: 'ConditionFailed', failed: [0] });
    expect(await one.table.query(one.pk)).toEqual([{ ...one.key('a'), n: 1 }]);
  });

  it(`Of several who expect the same on ${engine} one writes, alone and in a transaction`, async () => {
    const { table, key } = place();
    await table.write([{ put: { ...key('a'), n: 0 } }]);
    const writer = (n: number) => {
      const own = n % 2 ? [{ put: key(`of-${n}`) }] : [];
      return table.write([{ update: key('a'), expect: { n: 0 }, set: { n, by: n } }, ...own]);
    };
    const results = await Promise.allSettled([1, 2, 3, 4, 5, 6].map(writer));
    const [winner = -1, ...others] = results.flatMap(({ status }, index) =>
      status === 'fulfilled' ? [index + 1] : [],
    );
    expect(others).toEqual([]);
    expect(await table.get(key('a'))).toMatchObject({ n: winner, by: winner });
    for (const result of results) if (result.status === 'rejected') expect(isWorthRepeating(result.reason)).toBe(true);
  });

  it(`A number on ${engine} is counted up by several at once and none is lost, also beside other fields`, async () => {
    const { table, key, pk } = place();
    await table.write([{ put: { ...key('a'), n: 1, old: 'x' } }]);
    await Promise.all(Array.from({ length: 8 }, () => table.write([{ update: key('a'), add: { n: 1 } }])));
    await table.write([{ update: key('a'), set: { s: 'y' }, add: { n: -2, fresh: 3 }, remove: ['old'] }]);
    expect(await table.query(pk)).toEqual([{ ...key('a'), n: 7, s: 'y', fresh: 3 }]);
    await expect(table.write([{ update: key('gone'), add: { n: 1 } }])).rejects.toMatchObject({ failed: [0] });
    await Promise.all(
      Array.from({ length: 4 }, () => table.write([{ update: key('new'), add: { n: 1 }, orNew: true as const }])),
    );
    expect(await table.get(key('new'))).toMatchObject({ n: 4 });
  });

  it(`A number on ${engine} is taken from only while a write finds so much there, and nothing else of it is written then`, async () => {
    const { table, key, pk } = place();
    await table.write([{ put: { ...key('a'), n: 10 } }, { put: { ...key('b'), n: 100 } }]);
    const take = (amount: number) =>
      table.write([
        { update: key('a'), add: { n: -amount }, atLeast: { n: amount } },
        { update: key('b'), add: { n: amount } },
      ]);
    await take(10);
    await expect(take(1)).rejects.toMatchObject({ name: 'ConditionFailed', failed: [0] });
    await expect(
      table.write([{ update: key('a'), set: { done: true }, atLeast: { absent: 0 } }]),
    ).rejects.toMatchObject({ failed: [0] });
    expect(await table.query(pk)).toEqual([
      { ...key('a'), n: 0 },
      { ...key('b'), n: 110 },
    ]);
  });

  it(`The table on ${engine} keeps values as they are, at their limits too`, async () => {
    const { table, key } = place();
    const values = {
      ...{ text: 'ñ 😀', empty: '', no: false, nothing: null, list: [1, 'a', [null], {}], map: { a: { 'b-c': [] } } },
      ...{
        zero: 0,
        tiny: 1e-130,
        huge: 12_345_678_901_234_567_890n,
        safe: Number.MAX_SAFE_INTEGER,
        fraction: -1234.5678,
        set: new Set(['a', 'b']),
      },
    };
    await table.write([{ put: { ...key('x'.repeat(1024)), ...values, gsi1pk: 'alone' } }]);
    expect(await table.get(key('x'.repeat(1024)))).toEqual({ ...key('x'.repeat(1024)), ...values, gsi1pk: 'alone' });
  });

  it(`The table on ${engine} compares what is expected by value, maps in any order of their fields`, async () => {
    const { table, key } = place();
    await table.write([{ put: { ...key('a'), map: { a: 1, b: [2] }, none: null } }]);
    await table.write([{ update: key('a'), expect: { map: { b: [2], a: 1 }, none: null }, set: { done: true } }]);
    expect(await table.get(key('a'))).toMatchObject({ done: true });
  });

  it(`The table on ${engine} updates and removes fields of any name, and drops what is not there`, async () => {
    const { table, key } = place();
    await table.write([{ put: { ...key('a'), 'a-b': 1, 'c.d': 2, name: 'reserved' } }]);
    const set = { 'a-b': 2, status: 'also reserved' };
    await table.write([{ update: key('a'), expect: { name: 'reserved' }, set, remove: ['c.d', 'absent'] }]);
    expect(await table.get(key('a'))).toEqual({ ...key('a'), ...set, name: 'reserved' });
    await table.write([{ drop: key('a') }, { drop: key('gone') }]);
    expect(await table.get(key('a'))).toBeUndefined();
    await table.write([{ drop: key('gone') }]);
    await table.write([]);
  });

  it(`The table on ${engine} takes 100 writes in one call and gives any number of keys in their order`, async () => {
    const { table, key } = place();
    const names = Array.from({ length: 130 }, (_, n) => `item-${String(n).padStart(3, '0')}`);
    await table.write(names.slice(0, 100).map((sk) => ({ put: key(sk) })));
    await table.write(names.slice(100).map((sk) => ({ put: key(sk) })));
    const asked = ['gone', ...names].reverse();
    expect(sks(await table.getMany(asked.map(key)))).toEqual([...names].reverse());
    expect(await table.getMany([])).toEqual([]);
  });

  it(`The table on ${engine} queries by prefix or range, in order, either way, up to a limit`, async () => {
    const { table, key, pk } = place();
    await table.write(['E#2', 'T#1', 'E#1', 'E#3', 'Z'].map((sk) => ({ put: key(sk) })));
    const query = async (...rest: [string?, object?]) => sks(await table.query(pk, ...rest));
    expect(await query()).toEqual(['E#1', 'E#2', 'E#3', 'T#1', 'Z']);
    expect(await query('E#')).toEqual(['E#1', 'E#2', 'E#3']);
    expect(await query('E#', { descending: true, limit: 2 })).toEqual(['E#3', 'E#2']);
    expect(await query('', { from: 'E#2', to: 'T#1' })).toEqual(['E#2', 'E#3', 'T#1']);
    expect(await query('', { from: 'E#3' })).toEqual(['E#3', 'T#1', 'Z']);
    expect(await query('', { to: 'E#2', descending: true })).toEqual(['E#2', 'E#1']);
    expect(await query('', { from: 'Z', to: 'Z' })).toEqual(['Z']);
  });

  it(`The table on ${engine} orders sort keys by their bytes`, async () => {
    const { table, key, pk } = place();
    const ordered = ['A', 'a', 'aa', 'ñ', '\ud7ff', '\ue000', '\uffee', '😀'];
    await table.write([...ordered].reverse().map((sk) => ({ put: key(sk) })));
    expect(sks(await table.query(pk))).toEqual(ordered);
    expect(sks(await table.query(pk, '', { from: '\uffee' }))).toEqual(['\uffee', '😀']);
  });

  it(`The table on ${engine} reads a partition of more than a page whole`, async () => {
    const { table, key, pk } = place();
    const text = 'x'.repeat(350 * 1024);
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    for (const sk of names) await table.write([{ put: { ...key(sk), text } }]);
    expect(sks(await table.query(pk))).toEqual(names);
    expect(sks(await table.query(pk, '', { descending: true, limit: 5 }))).toEqual(['g', 'f', 'e', 'd', 'c']);
  });

  indexBehaviors(engine, place);
};
