import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { firstComplaint } from '#local/welcome.ts';
import { withStageTable } from '#tools/stage-table.ts';

const readme = readFileSync('README.md', 'utf8');

test('The README shows the stages of the manifest: if it does not, run `npm run readme`', () => {
  expect(readme).toBe(withStageTable(readme));
});

test('A text without the marks of the table is refused, since nothing would be written', () => {
  expect(() => withStageTable('# Amends')).toThrow('<!-- stages');
});

test.each([
  'npm start\n',
  'npm start -- --demo',
  '`npm test`',
  'npx cdk deploy ',
  'Amends-complaint',
  firstComplaint('$API'),
])('A newcomer finds in it: %s', (what) => expect(readme.replace(/ +#.*$/gm, '')).toContain(what));

test('It is read in one go: whatever has more readers than newcomers stands in docs/', () => {
  expect(readme.split('\n').length).toBeLessThanOrEqual(150);
});
