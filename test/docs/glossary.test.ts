import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const code = globSync('{domain,channels,cases,platform,functions,policy,statemachines}/**/*.{ts,yaml,json}')
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

/** The third column of the glossary: `| es | en | code | meaning |`. */
const rows = readFileSync('docs/glossary.md', 'utf8')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter((cells) => cells.length === 6 && cells[3]?.includes('`'))
  .map(([, , en = '', words = '']) => [en, [...words.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word)] as const);

test('The glossary has words for more than fifty things', () => {
  expect(rows.length).toBeGreaterThan(50);
});

test.each(rows)('What the code calls "%s" is in the code', (_, words) => {
  expect(words.filter((word) => !code.includes(word.replace('…', '')))).toEqual([]);
});
