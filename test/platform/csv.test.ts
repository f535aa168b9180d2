import { describe, expect, it } from 'vitest';
import { csv } from '#platform/csv.ts';

/** The one cell of a table, as a spreadsheet reads it. */
const cellOf = (text: string): string => {
  const cell = csv([[text]]).slice(1, -2);
  return cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
};

describe('A table for spreadsheets', () => {
  it.each([
    ['=HYPERLINK("https://evil.example")', '\'=HYPERLINK("https://evil.example")'],
    ['+34 600 000 000', "'+34 600 000 000"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1+1', "'＝1+1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠SUM(A1)', "'＠SUM(A1)"],
    ['﹦1', "'﹦1"],
    ['−1', "'−1"],
    ['  =1+1', "'  =1+1"],
    ['\u200b=1+1', "'\u200b=1+1"],
    ['\u00a0＝1+1', "'\u00a0＝1+1"],
    ['\t=1+1', "'\t=1+1"],
    ['\tplain', "'\tplain"],
    ['\n=1+1', "'\n'=1+1"],
    ['\r\n=1+1', "'\r\n'=1+1"],
    ['\r=1+1', "'\r'=1+1"],
    ['first\n=cmd|x', "first\n'=cmd|x"],
    ['first\n  ＠x', "first\n'  ＠x"],
  ])('makes no formula of %j', (text, expected) => {
    expect(cellOf(text)).toBe(expected);
  });

  it.each([
    'Ana = Luis',
    'a-b',
    'ana@example.org',
    '1+1',
    'first\nsecond',
    '"said" so; and more',
    '',
    'q'.repeat(100_000),
  ])('leaves %.40j as it is', (text) => {
    expect(cellOf(text)).toBe(text);
  });

  it('writes numbers as numbers, negative ones too', () => {
    expect(csv([[-5, 3, undefined]])).toBe('\ufeff-5;3;\r\n');
  });
});
