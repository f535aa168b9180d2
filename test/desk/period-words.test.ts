import { expect, test } from 'vitest';
import { periodWords } from '../../desk/words/period.ts';

test.each([
  ['2026-11-25', 'es', /^mié,? 25 nov$/],
  ['2026-11-25', 'en', /^Wed,? 25 Nov$/],
  ['2026-11-01', 'es', /^dom,? 1 nov$/],
  ['2026-11', 'es', /^noviembre de 2026$/],
  ['2026-01', 'en', /^January 2026$/],
  ['2026-Q4', 'es', /^2026-Q4$/],
  ['2026', 'en', /^2026$/],
] as const)('A table names the period %s in %s: %s', (period, language, words) => {
  expect(periodWords(period, language)).toMatch(words);
});
