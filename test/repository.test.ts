import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const read = (file: string): string => readFileSync(file, 'utf8');
const forms = readdirSync('.github/ISSUE_TEMPLATE').filter((name) => name !== 'config.yml');

test('The CI workflow runs what everybody runs, within a time limit, on the Node of .nvmrc', () => {
  const { jobs } = parse(read('.github/workflows/ci.yml'));
  const { steps, 'timeout-minutes': minutes } = jobs.check;
  expect(steps.at(-1)).toMatchObject({ run: '.ci/run' });
  expect(steps).toContainEqual(expect.objectContaining({ with: { 'node-version-file': '.nvmrc', cache: 'npm' } }));
  expect(minutes).toBeLessThanOrEqual(30);
});

test('The Node of .nvmrc is the pinned one', () => {
  const { devDependencies } = JSON.parse(read('package.json'));
  expect(devDependencies.node.split('.')[0]).toBe(read('.nvmrc').trim());
});

test.each(forms)('The issue form %s has a name, a description and questions of different ids', (name) => {
  const form = parse(read(`.github/ISSUE_TEMPLATE/${name}`));
  expect(form).toMatchObject({ name: expect.any(String), description: expect.any(String) });
  const ids = form.body.flatMap(({ id }: { id?: string }) => id ?? []);
  expect(ids.length).toBeGreaterThan(1);
  expect(new Set(ids).size).toBe(ids.length);
});

test('Dependabot looks after npm, the actions and the emulator', () => {
  const { updates } = parse(read('.github/dependabot.yml'));
  const watched = updates.map((one: Record<string, string>) => `${one['package-ecosystem']} ${one['directory']}`);
  expect(watched).toEqual(['npm /', 'github-actions /', 'pip /local']);
});

test('Every package that can be installed is pinned by its hash, those of other systems and processors too', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { integrity?: string; inBundle?: true }>;
  };
  const installed = Object.entries(packages).filter(([path, { inBundle }]) => path !== '' && !inBundle);
  expect(installed.length).toBeGreaterThan(100);
  expect(installed.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([]);
});
