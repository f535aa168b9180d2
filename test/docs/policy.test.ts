import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';

test('The page of the policy says of each of its files what it decides', () => {
  const page = readFileSync('docs/policy.md', 'utf8');
  const files = globSync(['policy/*.yaml', 'policy/messages/*.yaml']).map((file) => basename(file));
  const named = new Set(page.match(/[\w-]+\.yaml/g));
  expect(files.filter((file) => !named.has(file))).toEqual([]);
});
