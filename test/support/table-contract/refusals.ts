import type { Item, Key, Table, Write } from '#cases/store/table.ts';

/** A partition of its own for each test, so that many can use one table. */
export type Place = { table: Table; pk: string; key: (sk: string) => Key };

type Refusal = { rule: string; ask: (place: Place) => Promise<unknown> };

const KB = 1024;
const long = (bytes: number): string => 'x'.repeat(bytes);
const many = (place: Place, count: number): Write[] =>
  Array.from({ length: count }, (_, n) => ({ put: place.key(`many-${n}`) }));

const write = (rule: string, writes: (place: Place) => Write[]): Refusal => ({
  rule,
  ask: async (place) => place.table.write(writes(place)),
});
const read = (rule: string, ask: (place: Place) => Promise<unknown>): Refusal => ({
  rule,
  ask: async (place) => {
    await place.table.write([{ put: place.key('a') }]);
    return ask(place);
  },
});
/** An item `a` that is there, and an update of it. */
const update = (
  rule: string,
  change: Omit<Extract<Write, { update: Key }>, 'update'>,
  other: Write[] = [],
): Refusal => ({
  rule,
  ask: async ({ table, key }) => {
    await table.write([{ put: { ...key('a'), n: 1, large: long(200 * KB) } }]);
    return table.write([{ update: key('a'), ...change }, ...other]);
  },
});
const value = (rule: string, refused: unknown): Refusal =>
  write(`a value that is ${rule}`, ({ key }) => [{ put: { ...key('a'), value: refused } }]);
/** The same field in any shape, as a caller without types would give it. */
const item = (fields: object): Item => fields as Item;

const deep = (levels: number): unknown => (levels === 0 ? 'end' : [deep(levels - 1)]);

const KEY_REFUSALS: Refusal[] = [
  write('an empty partition key', () => [{ put: { pk: '', sk: 'a' } }]),
  write('an empty sort key', ({ key }) => [{ put: key('') }]),
  write('a partition key over 2048 bytes', ({ pk }) => [{ put: { pk: pk.padEnd(2049, 'x'), sk: 'a' } }]),
  write('a sort key over 1024 bytes', ({ key }) => [{ put: key(long(1025)) }]),
  write('a sort key over 1024 bytes in 513 letters', ({ key }) => [{ put: key('ñ'.repeat(513)) }]),
  write('a number as a sort key', ({ pk }) => [{ put: item({ pk, sk: 1 }) }]),
  write('an empty index key', ({ key }) => [{ put: { ...key('a'), gsi1pk: '', gsi1sk: 'a' } }]),
  write('an empty sort key of an index', ({ key }) => [{ put: { ...key('a'), gsi2pk: 'a', gsi2sk: '' } }]),
  write('a number as an index key', ({ key }) => [{ put: item({ ...key('a'), gsi3pk: 'a', gsi3sk: 1 }) }]),
  write('an index key over 2048 bytes', ({ key }) => [{ put: { ...key('a'), gsi1pk: long(2049), gsi1sk: 'a' } }]),
  write('a sort key of an index over 1024 bytes', ({ key }) => [
    { put: { ...key('a'), gsi1pk: 'a', gsi1sk: long(1025) } },
  ]),
  write('a key to drop that is empty', ({ key }) => [{ drop: key('') }]),
  read('a key to read that is empty', ({ table, key }) => table.get(key(''))),
  read('one of many keys to read that is empty', ({ table, key }) => table.getMany([key('a'), key('')])),
  read('an empty partition to query', ({ table }) => table.query('')),
  read('an empty partition of an index', ({ table }) => table.index('gsi1', '')),
];

const VALUE_REFUSALS: Refusal[] = [
  value('not a number', Number.NaN),
  value('infinite', Number.NEGATIVE_INFINITY),
  value('over the largest number', 1e126),
  value('under the smallest number', 1e-131),
  value('a number of 39 digits', BigInt('1'.repeat(39))),
  value('an integer that JavaScript does not hold exactly', Number.MAX_SAFE_INTEGER + 1),
  value('an empty set', new Set()),
  value('an instance of a class', new Date(0)),
  value('nested deeper than 32 levels', deep(33)),
  write('an item over 400 KB', ({ key }) => [{ put: { ...key('a'), text: long(400 * KB) } }]),
  write('an item over 400 KB in 200,000 letters', ({ key }) => [{ put: { ...key('a'), text: 'ñ'.repeat(205_000) } }]),
  write('an item over 400 KB in a transaction', ({ key }) => [
    { put: { ...key('a'), text: long(400 * KB) } },
    { put: key('b') },
  ]),
  write('a transaction over 4 MB', (place) =>
    many(place, 11).map((one) => ('put' in one ? { put: { ...one.put, text: long(390 * KB) } } : one)),
  ),
];

const UPDATE_REFUSALS: Refusal[] = [
  update('an update that changes nothing', {}),
  update('an update of no field', { set: {}, remove: [] }),
  update('an update that only expects', { expect: { n: 1 } }),
  update('an update that sets and removes a field', { set: { n: 2 }, remove: ['n'] }),
  update('an update that sets a field and adds to it', { set: { n: 1 }, add: { n: 1 } }),
  update('an update that removes a field twice', { remove: ['n', 'n'] }),
  update('an update of the partition key', { set: { pk: 'other' } }),
  update('an update that removes the sort key', { remove: ['sk'] }),
  update('an update to an empty index key', { set: { gsi1pk: '' } }),
  update('an update to an index key that is a number', { set: { gsi1sk: 5 } }),
  update('an update to an index key over 1024 bytes', { set: { gsi1sk: long(1025) } }),
  update('an update to an item over 400 KB', { set: { more: long(210 * KB) } }),
  update('an update to an item over 400 KB in a transaction', { set: { more: long(210 * KB) } }, [
    { drop: { pk: 'nothing', sk: 'there' } },
  ]),
  update('an update to an empty index key in a transaction', { set: { gsi1pk: '' } }, [
    { drop: { pk: 'nothing', sk: 'there' } },
  ]),
];

const REQUEST_REFUSALS: Refusal[] = [
  write('a transaction of 101 writes', (place) => many(place, 101)),
  write('two writes to an item in a transaction', ({ key }) => [{ put: key('a') }, { drop: key('a') }]),
  write('the same write twice in a transaction', ({ key }) => [{ put: key('a') }, { put: key('a') }]),
  read('a key twice among many to read', ({ table, key }) => table.getMany([key('a'), key('b'), key('a')])),
  read('a query that ends before it begins', ({ table, pk }) => table.query(pk, '', { from: 'b', to: 'a' })),
  read('a query by a prefix and by a range', ({ table, pk }) => table.query(pk, 'a', { from: 'a' })),
  read('a query for nothing', ({ table, pk }) => table.query(pk, '', { limit: 0 })),
  read('a query from an empty sort key', ({ table, pk }) => table.query(pk, '', { from: '', to: 'b' })),
  read('a range of an index that ends before it begins', ({ table, pk }) =>
    table.index('gsi1', pk, { from: 'b', to: 'a' }),
  ),
  read('a page of an index of no rows', ({ table, pk }) => table.index('gsi1', pk, { limit: 0 })),
  read('a cursor of another partition of an index', async ({ table, key, pk }) => {
    await table.write(['x', 'y'].map((sk) => ({ put: { ...key(sk), gsi1pk: pk, gsi1sk: sk } })));
    const { cursor = '' } = await table.index('gsi1', pk, { limit: 1 });
    return table.index('gsi1', `${pk}-other`, { cursor });
  }),
];

export const REFUSALS: Refusal[] = [...KEY_REFUSALS, ...VALUE_REFUSALS, ...UPDATE_REFUSALS, ...REQUEST_REFUSALS];
