import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemSize, valueSize } from '#cases/store/item-size.ts';
import { memoryTable } from '#cases/store/memory-table.ts';

/** Of the examples of the Developer Guide, "DynamoDB item sizes and formats", and of its rules. */
describe('sizes as DynamoDB counts them', () => {
  it.each<[unknown, number]>([
    ['', 0],
    ['abc', 3],
    ['ñ', 2],
    ['😀', 4],
    [true, 1],
    [null, 1],
    [0, 1],
    [7, 2],
    [-7, 3],
    [27, 2],
    [100, 2],
    [-1_200, 3],
    [1_203, 3],
    [Number.MAX_SAFE_INTEGER, 9],
    [1e-130, 2],
    [123_456, 4],
    [0.001_23, 3],
    [12_345_678_901_234_567_890n, 11],
    [[], 3],
    [{}, 3],
    [['ab', 1], 3 + 1 + 2 + 1 + 2],
    [{ a: 'bc' }, 3 + 1 + 1 + 2],
    [new Set(['a', 'bc']), 3],
    [new Uint8Array(5), 5],
    [undefined, 0],
  ])('%o has %i bytes', (value, bytes) => expect(valueSize(value)).toBe(bytes));

  it('An item has the bytes of its names and its values, its key with them', () => {
    expect(itemSize({ pk: 'P', sk: 'abc', año: 'ñ' })).toBe(2 + 1 + 2 + 3 + 4 + 2);
    expect(itemSize(undefined)).toBe(0);
  });

  it('An item of 400 KB is stored, and one of a byte more is not, in letters of any width', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('x', 'ñ', '€', '😀'), async (letter) => {
        const key = { pk: 'P', sk: 's' };
        const width = Buffer.byteLength(letter);
        const free = 400 * 1024 - itemSize({ ...key, text: '' });
        const text = letter.repeat(Math.floor(free / width)) + 'y'.repeat(free % width);
        const table = memoryTable();
        await table.write([{ put: { ...key, text } }]);
        const refused = table.write([{ put: { ...key, text: `${text}y` } }]);
        await expect(refused).rejects.toMatchObject({ name: 'ValidationException' });
      }),
      { numRuns: 8 },
    );
  });
});
