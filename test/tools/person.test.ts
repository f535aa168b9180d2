import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { node } from '#local/paths.ts';

const person = (...args: string[]) => {
  const { status, stderr } = spawnSync(node, ['tools/person.ts', ...args], { encoding: 'utf8' });
  return { status, stderr };
};

it.each<[string, string[], RegExp]>([
  ['no command', [], /Usage: npm run -s person/],
  ['an unknown one', ['forget'], /Usage/],
  ['nobody in particular', ['export'], /Who is it\?/],
  ['an address that is none', ['export', '--email', 'nope'], /--email nope: must be an e-mail address/],
  ['one to erase', ['erase', '--email', 'ana@', '--reason', 'Asked'], /--email ana@: must be an e-mail address/],
  ['an erasure without a reason', ['erase', '--email', 'ana@example.com'], /--reason is missing/],
  ['an unblocking by nobody', ['unblock', '--case', 'x', '--reason', 'Court 3'], /--by is missing/],
  ['outputs that are not there', ['export', '--id', '7', '--outputs', '/nowhere.json'], /no file \/nowhere\.json/],
])('The command explains what is missing: %s', (_, args, said) => {
  const { status, stderr } = person(...args);
  expect(status).toBe(1);
  expect(stderr).toMatch(said);
});
