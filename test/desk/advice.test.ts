import { describe, expect, test } from 'vitest';
import { shareOf } from '#domain/figures/share.ts';
import { casesIn } from '../../desk/screens/manual/cases-in.ts';
import { shareText } from '../../desk/screens/task/advice/share-text.ts';

describe('what the desk says of past cases', () => {
  test.each([
    ['es', '3 de 8', '12 de 40 (30 %, entre 18 y 45 %)'],
    ['en', '3 of 8', '12 of 40 (30%, between 18 and 45%)'],
  ] as const)('A share has its interval, and of too few only how many of how many (%s)', (language, few, enough) => {
    const share = shareText[language];
    expect(share(shareOf(3, 8))).toBe(few);
    expect(share(shareOf(12, 40))).toBe(enough);
  });

  test('References may be written as people write lists', () => {
    expect(casesIn(' AM-7K3Q9F2D, AM-2345678A;AM-2345678B\n')).toEqual(['AM-7K3Q9F2D', 'AM-2345678A', 'AM-2345678B']);
    expect(casesIn('  ')).toEqual([]);
  });
});
