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

test('A release is checked as everything is, and only what runs no code of packages may write', () => {
  const { on, permissions, jobs } = parse(read('.github/workflows/release.yml'));
  expect(on).toEqual({ push: { tags: ['v*'] } });
  expect(permissions).toEqual({ contents: 'read' });
  expect(jobs.check.uses).toBe('./.github/workflows/ci.yml');
  expect(parse(read('.github/workflows/ci.yml')).on).toHaveProperty('workflow_call');
  expect(jobs.build).toMatchObject({ needs: 'check' });
  expect(jobs.build).not.toHaveProperty('permissions');
  const { needs, permissions: granted, steps } = jobs.publish;
  expect(needs).toBe('build');
  expect(granted).toEqual({ contents: 'write', 'id-token': 'write', attestations: 'write' });
  const run: string[] = steps.flatMap(({ run }: { run?: string }) => run ?? []);
  expect(run).toEqual([expect.stringMatching(/^gh release create /)]);
});

test('No command has left a file at the top that is called as an option is', () => {
  expect(readdirSync('.').filter((name) => name.startsWith('-'))).toEqual([]);
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

/** Clients that lag because the registry has no newer one (asked on 2026-11-29): each client is published on its own. */
const NO_NEWER: Record<string, string> = { '@aws-sdk/client-comprehend': '3.1138.0' };

test('Every package is of one exact version, and all clients of the AWS SDK stand on the same but those of which there is no newer', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json'));
  const wanted: [string, string][] = Object.entries({ ...dependencies, ...devDependencies });
  for (const [name, version] of wanted) expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
  const clients = wanted.filter(([name]) => name.startsWith('@aws-sdk/client-'));
  const { packages } = JSON.parse(read('package-lock.json'));
  for (const [name, version] of clients) expect(packages[`node_modules/${name}`].version, name).toBe(version);
  for (const [name, version] of Object.entries(NO_NEWER)) expect(Object.fromEntries(clients)[name]).toBe(version);
  const versions = clients.filter(([name]) => !NO_NEWER[name]).map(([, version]) => version);
  expect(versions.length).toBeGreaterThan(5);
  expect(new Set(versions).size).toBe(1);
});

test('Actions of workflows are pinned by their commit, with the version beside it, and no workflow writes but where it says why', () => {
  const workflows = readdirSync('.github/workflows').map((name) => `.github/workflows/${name}`);
  expect(workflows.length).toBeGreaterThan(1);
  for (const file of workflows) {
    const text = read(file);
    const used = [...text.matchAll(/uses: (.+)/g)].map(([, action = '']) => action);
    for (const action of used.filter((one) => !one.startsWith('./')))
      expect(action, file).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    expect(text, file).toMatch(/^permissions:\n {2}contents: read$/m);
  }
});
