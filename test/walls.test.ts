import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { importCycles } from '#tools/house/cycles.ts';
import { importGraph } from '#tools/house/imports.ts';
import { sourceFiles } from '#tools/house/sources.ts';
import { brokenWalls, exceptions, type Room, rooms } from '#tools/house/walls.ts';

const files = sourceFiles('.');
const graph = importGraph('.', files);
const names = Object.keys(rooms) as Room[];
const isAllowed = (from: Room, to: Room): boolean => (rooms[from] as readonly string[]).includes(to);

/** Every pair of rooms between which there is a wall. */
const walls = names.flatMap((from) =>
  names.filter((to) => to !== from && !isAllowed(from, to)).map((to) => [from, to] as const),
);

test('No file imports through a wall', () => {
  expect(brokenWalls(graph)).toEqual([]);
});

test('No file imports another that leads back to it, types counted', () => {
  expect(importCycles(graph)).toEqual([]);
});

test('Every folder with code is a room or stands alone', () => {
  const folders = new Set(files.filter((file) => file.includes('/')).map((file) => file.split('/')[0] ?? ''));
  expect([...folders].filter((folder) => !Object.hasOwn(rooms, folder))).toEqual([]);
});

test('Every exception between functions is still needed', () => {
  const edges = [...graph].flatMap(([file, imports]) => imports.map((imported) => [file, imported] as const));
  for (const { from, to, because } of exceptions)
    expect(
      edges.some(([file, imported]) => from.test(file) && to.test(imported)),
      because,
    ).toBe(true);
});

describe('An example breaks', () => {
  const broken = (file: string, imported: string) => brokenWalls(new Map([[file, [imported]]]));

  test.each(walls)('An example breaks the wall from %s to %s', (from, to) => {
    expect(broken(`${from}/made-up.ts`, `${to}/made-up.ts`)).toEqual([
      expect.stringMatching(new RegExp(`^${from}/made-up.ts imports ${to}/made-up.ts: ${from} may use`)),
    ]);
  });

  test.each([
    ['domain/case/made-up.ts', '@aws-sdk/client-dynamodb', 'domain may use no package but zod'],
    ['domain/case/made-up.ts', 'node:fs', 'domain may use no package but zod'],
    ['functions/desk/made-up.ts', 'functions/track/progress.ts', 'by its contract.ts only'],
    ['functions/stages/own/made-up.ts', 'functions/stages/agree/facts-of.ts', 'by its contract.ts only'],
    ['functions/relay/made-up.ts', 'functions/stages/offer/end-offer.ts', 'by its contract.ts only'],
    ['infra/made-up.ts', 'functions/desk/handler.ts', 'infra may use manifest, contracts and endpoints'],
  ])('An example breaks the wall that %s may not import %s', (file, imported, why) => {
    expect(broken(file, imported)).toEqual([expect.stringContaining(why)]);
  });

  test.each([
    ['domain/case/made-up.ts', 'zod/mini'],
    ['functions/desk/made-up.ts', 'functions/stages/agree/contract.ts'],
    ['functions/desk/made-up.ts', 'functions/stages/agree/record-points.ts'],
    ['functions/desk/tasks/made-up.ts', 'functions/desk/reader.ts'],
    ['infra/made-up.ts', 'functions/manifest.ts'],
    ['tools/made-up.ts', 'functions/desk/reader.ts'],
  ])('An example breaks no wall where %s imports %s', (file, imported) => {
    expect(broken(file, imported)).toEqual([]);
  });
});

describe('Biome, as it is set up here, refuses', () => {
  const folder = mkdtempSync(join(tmpdir(), 'amends-walls-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const pairs = walls.filter(([from]) => from !== 'bench' && from !== 'test');
  const examples: Record<string, string> = {
    ...Object.fromEntries(pairs.map(([from, to]) => [`${from}/wall-to-${to}.ts`, `import '#${to}/made-up.ts';\n`])),
    'domain/wall-to-aws.ts': "import '@aws-sdk/client-dynamodb';\n",
    'domain/wall-to-files.ts': "import 'node:fs';\n",
    'infra/wall-to-handler.ts': "import '#functions/desk/handler.ts';\n",
    'domain/pure.ts': "import 'zod/mini';\nimport 'canonicalize';\nimport 'node:crypto';\nimport '#domain/one.ts';\n",
    'domain/one.ts': "import type { Other } from './other.ts';\nexport type One = { other: Other };\n",
    'domain/other.ts': "import type { One } from './one.ts';\nexport type Other = { one?: One };\n",
  };

  const refusalsOf = (): { rule: string; file: string }[] => {
    const settings = JSON.parse(readFileSync('biome.json', 'utf8'));
    writeFileSync(join(folder, 'biome.json'), JSON.stringify({ ...settings, vcs: { enabled: false } }));
    for (const [file, text] of Object.entries(examples)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    const { stdout } = spawnSync(
      resolve('node_modules/.bin/biome'),
      ['lint', '--reporter=json', '--max-diagnostics=none'],
      { cwd: folder, encoding: 'utf8' },
    );
    const { diagnostics } = JSON.parse(stdout) as {
      diagnostics: { category: string; location: { path: string } }[];
    };
    return diagnostics.map(({ category, location: { path } }) => ({
      rule: category.split('/').at(-1) ?? '',
      file: path,
    }));
  };
  const refused = refusalsOf();
  const filesOf = (rule: string) => refused.filter((one) => one.rule === rule).map(({ file }) => file);

  test('Biome, as it is set up here, refuses every import through the wall between two rooms, and nothing that is allowed', () => {
    const expected = Object.keys(examples).filter((file) => file.includes('/wall-to-'));
    expect(filesOf('noRestrictedImports').toSorted()).toEqual(expected.toSorted());
  });

  test('Biome, as it is set up here, refuses types that go round in a circle', () => {
    expect(filesOf('noImportCycles').toSorted()).toEqual(['domain/one.ts', 'domain/other.ts']);
  });
});
