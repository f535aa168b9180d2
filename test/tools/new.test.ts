import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { node, root } from '#local/paths.ts';
import { kinds, summaryOf } from '#tools/new/new.ts';
import { namesFor, write } from '#tools/new/scaffold.ts';

/** What a checkout is without: nothing of it is source. */
const NOT_SOURCE = ['node_modules', '.git', '.amends', 'cdk.out', 'coverage', 'docs'];

const copy = mkdtempSync(join(tmpdir(), 'amends-new-'));
const run = (program: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(node, [join(root, 'node_modules', program), ...args], {
    cwd: copy,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], CI: 'true', NO_COLOR: '1' },
  });
  return { status, said: `${stdout}${stderr}` };
};

beforeAll(() => {
  for (const name of readdirSync(root).filter((one) => !NOT_SOURCE.includes(one)))
    cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('everything that npm run new makes, in a copy of the checkout', () => {
  const tests: string[] = [];
  const touched: string[] = [];

  test.each(Object.entries(kinds))('It writes a new %s and finds a place for each line', (kind, make) => {
    const scaffold = make(namesFor(`brand-new-${kind}`));
    const done = write(copy, scaffold);
    expect(done.byHand).toEqual([]);
    for (const { file, line } of scaffold.lines) expect(readFileSync(join(copy, file), 'utf8')).toContain(line);
    touched.push(...done.made, ...done.changed);
    tests.push(...done.made.filter((file) => file.endsWith('.test.ts')));
    expect(summaryOf(done, scaffold)).toContain(`made     ${tests.at(-1)}`);
  });

  test('It is formatted and has no finding of the linter after "biome check --write"', () => {
    const { status, said } = run('@biomejs/biome/bin/biome', 'check', '--write', '--vcs-enabled=false', ...touched);
    expect(status, said).toBe(0);
  });

  test('It compiles, with everything it is wired to', () => {
    writeFileSync(join(copy, 'tsconfig.new.json'), JSON.stringify({ extends: './tsconfig.json', include: touched }));
    const { status, said } = run('typescript/bin/tsc', '--noEmit', '--project', 'tsconfig.new.json');
    expect(status, said).toBe(0);
  });

  test('Its tests run, and the one that fails says what to fill in', () => {
    const { status, said } = run('vitest/vitest.mjs', 'run', '--project', 'unit', ...tests);
    expect(status).toBe(1);
    const failures = said.split('\n').filter((line) => /AssertionError: /.test(line));
    expect(failures.length, said).toBe(Object.keys(kinds).length);
    for (const failure of failures) expect(failure).toMatch(/AssertionError.*: Fill in /);
  });
});

test('What is there already is not overwritten', () => {
  const again = (kind: string) => () =>
    write(copy, (kinds[kind] as (typeof kinds)['action'])(namesFor(`brand-new-${kind}`)));
  for (const kind of Object.keys(kinds)) expect(again(kind)).toThrow(/is there already/);
});

test('A line that finds no place is left to be put in by hand', () => {
  const scaffold = { files: {}, lines: [{ file: 'package.json', line: 'x', after: /^never$/ }], left: ['look'] };
  const done = write(copy, scaffold);
  expect(done).toEqual({ made: [], changed: [], byHand: scaffold.lines });
  expect(summaryOf(done, scaffold)).toContain('by hand  package.json: x');
});

test.each(['Switch', 'switch_off', '-x', 'x-', '../x', ''])('"%s" is no name', (text) => {
  expect(() => namesFor(text)).toThrow(/is no name: use small letters and hyphens/);
});

test('A name has the forms that code needs', () => {
  expect(namesFor('switch-off-2g')).toEqual({
    kebab: 'switch-off-2g',
    camel: 'switchOff2g',
    pascal: 'SwitchOff2g',
    words: 'switch off 2g',
  });
});

test.each([[[]], [['action']], [['nonsense', 'x']], [['action', 'x', 'y']]])(
  'The command says how it is used: %j',
  (args) => {
    const { status, stderr } = spawnSync(node, ['tools/new/new.ts', ...args], { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toContain('Usage: npm run new -- ');
  },
);
