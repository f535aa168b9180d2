import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withStageTable } from '#tools/stage-table.ts';

const readme = readFileSync('README.md', 'utf8');

test('The README shows the stages of the manifest: if it does not, run `npm run readme`', () => {
  expect(readme).toBe(withStageTable(readme));
});

test('A text without the marks of the table is refused, since nothing would be written', () => {
  expect(() => withStageTable('# Amends')).toThrow('<!-- stages');
});
