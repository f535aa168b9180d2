import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '#domain/csv/read-csv.ts';
import { textOf } from '#domain/csv/text-of.ts';
import { csv } from '#platform/csv.ts';
import { cpuTimeOf } from '#test/support/cpu-time.ts';

const cells = (text: string) => [...readCsv(text)].map((row) => row.cells);

describe('a CSV file', () => {
  it.each([
    [
      'commas',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'semicolons',
      'a;b\n1,5;2',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'tabs',
      'a\tb\r\n1\t2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'old line ends',
      'a,b\r1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'quotes',
      '"a;x","b ""c"""\n"1\n2",3',
      [
        ['a;x', 'b "c"'],
        ['1\n2', '3'],
      ],
    ],
    [
      'empty cells and lines',
      'a,b,c\n,,\n\n1,,\n',
      [
        ['a', 'b', 'c'],
        ['1', '', ''],
      ],
    ],
    [
      'a quote in a bare cell',
      'a,b\n5" pipe,2',
      [
        ['a', 'b'],
        ['5" pipe', '2'],
      ],
    ],
    [
      'words after a quote',
      'a,b\n"x" y,2',
      [
        ['a', 'b'],
        ['x y', '2'],
      ],
    ],
    [
      'a quote that never closes',
      'a,b\n"x,2\n',
      [
        ['a', 'b'],
        ['"x', '2'],
      ],
    ],
    ['one column', 'a\n1', [['a'], ['1']]],
    ['nothing', '', []],
  ])('A CSV file is read with %s', (_, text, rows) => expect(cells(text)).toEqual(rows));

  it('The line on which a row of a CSV file begins is known', () => {
    expect([...readCsv('a,b\n"1\r\n2",x\n\ny,z')].map(({ line }) => line)).toEqual([1, 2, 5]);
  });

  it.each([
    ['UTF-8', Buffer.from('añejo')],
    ['UTF-8 with a mark', Buffer.from('\ufeffañejo')],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('añejo', 'utf16le')])],
    ['Windows-1252', Buffer.from('añejo', 'latin1')],
  ])('A CSV file is read in %s', (_, bytes) => expect(textOf(bytes)).toBe('añejo'));

  it('What our own export wrote is read as it was', () => {
    // What a spreadsheet would take for a formula is changed on purpose: see the tests of the export.
    const cell = fc
      .string()
      .filter(
        (text) =>
          text.trim() !== '' && csv([[text]]).replace(/["\r\n\ufeff]/g, '') === text.replace(/["\r\n\ufeff]/g, ''),
      );
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width })));
    fc.assert(
      fc.property(table, (rows) => {
        const first = ['x', 'y'];
        expect(cells(textOf(Buffer.from(csv([first, ...rows]))))).toEqual([
          first,
          ...rows.map((row) => row.map((text) => text.toWellFormed())),
        ]);
      }),
    );
  });

  it('Reading a CSV file takes time in proportion to its length, whatever it holds', async () => {
    for (const text of ['"'.repeat(400_000), `a,b\n${'"x,'.repeat(130_000)}`, ';'.repeat(400_000)]) {
      expect(await cpuTimeOf(() => expect(cells(text).length).toBeLessThan(10))).toBeLessThan(2000);
    }
  });
});
