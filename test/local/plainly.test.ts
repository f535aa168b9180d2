import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Refusal } from '#domain/refusal.ts';
import { plainly } from '#local/plainly.ts';

const failureOf = async (work: () => unknown): Promise<unknown> => {
  try {
    return await work();
  } catch (error) {
    return error;
  }
};
const named = (name: string, message: string): Error => Object.assign(new Error(message), { name });

test('A file that is not there, a folder in its place and a file in place of a folder are said as such', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'amends-plainly-'));
  const file = join(folder, 'a.json');
  expect(plainly(await failureOf(() => readFileSync(file)))).toBe(`There is no file and no folder ${file}.`);
  writeFileSync(file, '{}');
  expect(plainly(await failureOf(() => readFileSync(folder)))).toMatch(/is a folder, and a file is asked for\.$/);
  expect(plainly(await failureOf(() => writeFileSync(folder, '')))).toContain(`${folder} is a folder`);
  expect(plainly(await failureOf(() => readFileSync(join(file, 'b'))))).toContain('is no folder.');
});

test('An address at which nobody answers is said with what to look at', async () => {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
  });
  await new Promise((resolve) => server.close(resolve));
  const said = plainly(await failureOf(() => fetch(`http://127.0.0.1:${port}/`)));
  expect(said).toBe(
    `Nobody answers at 127.0.0.1:${port}. Is the local run still up ("npm start"), or the address another one?`,
  );
});

test.each([
  [named('CredentialsProviderError', 'Could not load credentials'), /no credentials\. Sign in/],
  [new Error('Region is missing'), /export AWS_REGION=/],
  [new Error('Region not accepted: region="" is not a valid hostname component.'), /export AWS_REGION=/],
  [named('ExpiredTokenException', 'expired'), /Sign in again/],
  [named('AccessDeniedException', 'not authorized'), /^You may not do this: not authorized/],
  [named('ResourceNotFoundException', 'no table'), /nothing of that name/],
  [named('ValidationError', 'Stack with id X does not exist'), /no such stack/],
])('%s is said with what to do', (error, words) => {
  expect(plainly(error)).toMatch(words);
});

test('What a use case refuses is said with what it would take', () => {
  const errors = [{ pointer: '/by', message: 'must be one of topic, product' }];
  expect(plainly(new Refusal('value-unknown', { title: 'There is no such by', errors }))).toBe(
    'There is no such by; by must be one of topic, product',
  );
});

test('What only whoever wrote the code can tell is left as it is', () => {
  expect(plainly(new TypeError('x is not a function'))).toBeUndefined();
  expect(plainly('a text')).toBeUndefined();
});
