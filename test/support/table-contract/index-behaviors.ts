import { expect, it } from 'vitest';
import type { Place } from './refusals.ts';

const rows = async ({ table, key, pk }: Place, count: number) => {
  for (let n = 1; n <= count; n++)
    await table.write([{ put: { ...key(`item-${n}`), gsi1pk: pk, gsi1sk: `at-${n}`, n } }]);
};

/** All pages of an index; their sizes and what they held. */
const pages = async ({ table, pk }: Place, range: object) => {
  const found: string[][] = [];
  let cursor: string | undefined;
  do {
    const page = await table.index('gsi1', pk, { ...range, ...(cursor && { cursor }) });
    found.push(page.keys.map(({ sk }) => sk));
    cursor = page.cursor;
  } while (cursor && found.length < 20);
  return found;
};

/** What an index of the table does. */
export const indexBehaviors = (engine: string, place: () => Place): void => {
  it(`An index on ${engine} gives keys page by page, in either order, each once`, async () => {
    const here = place();
    await rows(here, 5);
    const all = ['item-1', 'item-2', 'item-3', 'item-4', 'item-5'];
    expect((await pages(here, { limit: 2 })).flat()).toEqual(all);
    expect((await pages(here, { limit: 2, descending: true })).flat()).toEqual([...all].reverse());
    expect((await pages(here, { limit: 2, from: 'at-2', to: 'at-4' })).flat()).toEqual(['item-2', 'item-3', 'item-4']);
    expect((await here.table.index('gsi1', here.pk)).keys[0]).toEqual({ ...here.key('item-1'), place: 'at-1' });
    expect(await here.table.index('gsi1', `${here.pk}-nothing`)).toEqual({ keys: [] });
  });

  it(`What an index on ${engine} holds is counted without being read, in a range of it, and up to a limit`, async () => {
    const here = place();
    await rows(here, 5);
    const count = (range: { from?: string; to?: string; limit: number }) => here.table.count('gsi1', here.pk, range);
    expect(await count({ limit: 1000 })).toBe(5);
    expect(await count({ from: 'at-2', to: 'at-4', limit: 1000 })).toBe(3);
    expect(await count({ to: 'at-1', limit: 1000 })).toBe(1);
    expect(await count({ limit: 3 })).toBe(3);
    expect(await here.table.count('gsi1', `${here.pk}-nothing`, { limit: 10 })).toBe(0);
  });

  it(`A page of an index on ${engine} that ended at its limit may have a next one that is empty, and no page is lost`, async () => {
    const here = place();
    await rows(here, 4);
    const found = await pages(here, { limit: 2 });
    expect(found.flat()).toEqual(['item-1', 'item-2', 'item-3', 'item-4']);
    expect(found.slice(0, 2)).toEqual([
      ['item-1', 'item-2'],
      ['item-3', 'item-4'],
    ]);
  });

  it(`A cursor on ${engine} is a place: what was dropped or added meanwhile is not in the way`, async () => {
    const here = place();
    await rows(here, 4);
    const { cursor = '' } = await here.table.index('gsi1', here.pk, { limit: 2 });
    await here.table.write([{ drop: here.key('item-2') }, { drop: here.key('item-3') }]);
    await here.table.write([{ put: { ...here.key('new'), gsi1pk: here.pk, gsi1sk: 'at-3' } }]);
    const { keys } = await here.table.index('gsi1', here.pk, { cursor });
    expect(keys.map(({ sk }) => sk)).toEqual(['new', 'item-4']);
  });

  it(`An index on ${engine} holds only what has both of its keys`, async () => {
    const { table, key, pk } = place();
    await table.write([
      { put: { ...key('both'), gsi1pk: pk, gsi1sk: 'a', gsi2pk: pk, gsi2sk: 'a' } },
      { put: { ...key('half'), gsi1pk: pk } },
      { put: key('none') },
    ]);
    expect((await table.index('gsi1', pk)).keys).toEqual([{ ...key('both'), place: 'a' }]);
    await table.write([{ update: key('both'), remove: ['gsi1sk'] }]);
    expect((await table.index('gsi1', pk)).keys).toEqual([]);
    expect((await table.index('gsi2', pk)).keys).toEqual([{ ...key('both'), place: 'a' }]);
  });
};
