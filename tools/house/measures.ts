import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { importCycles } from './cycles.ts';
import { importGraph } from './imports.ts';
import { brokenWalls } from './walls.ts';

/** A checkout with its source files read. */
export type Checkout = { root: string; texts: Map<string, string> };

/** What a measure found: each thing that counts, so that a number can be looked into. */
export type Measured = { measure: string; found: string[]; note?: string };

const LONGEST = 250;
const MOST_PARAMETERS = 3;

const isTest = (file: string): boolean => file.startsWith('test/');

/** Files, other than those of a folder, that import a file of it; tests left out. */
const importersOf = (graph: ReturnType<typeof importGraph>, target: RegExp): string[] =>
  [...graph]
    .filter(([file, imports]) => {
      const found = imports.find((imported) => target.test(imported));
      return !isTest(file) && found !== undefined && !file.startsWith(found.replace(/[^/]+$/, ''));
    })
    .map(([file]) => file);

/** Reads of a field of an event by a name that no type checks. What a platform sends is no event of ours. */
const NO_EVENTS = /^(?:test|tools\/house|channels|functions\/intake)\//;

const untypedReads = ([file, text]: [string, string]): string[] =>
  NO_EVENTS.test(file) ? [] : [...text.matchAll(/\bdata\['/g)].map(() => file);

const exportedTypes = ({ texts }: Checkout): Map<string, string[]> => {
  const found = new Map<string, string[]>();
  for (const [file, text] of texts) {
    if (isTest(file)) continue;
    for (const [, name = ''] of text.matchAll(/^export (?:type|interface|enum|(?:abstract )?class) (\w+)/gm))
      found.set(name, [...(found.get(name) ?? []), file]);
  }
  return found;
};

const Lint = z.object({
  diagnostics: z.array(z.object({ location: z.object({ path: z.string(), start: z.object({ line: z.int() }) }) })),
});

/** Biome's own count, with its rule alone, so that it can be asked of a checkout with another configuration. */
const longSignatures = ({ root }: Checkout, rooms: string[]): string[] => {
  const folder = mkdtempSync(join(tmpdir(), 'amends-house-'));
  try {
    const rule = { complexity: { useMaxParams: { level: 'error', options: { max: MOST_PARAMETERS } } } };
    writeFileSync(join(folder, 'biome.json'), JSON.stringify({ linter: { rules: { preset: 'none', ...rule } } }));
    const { stdout } = spawnSync(
      join(import.meta.dirname, '../../node_modules/.bin/biome'),
      [
        'lint',
        `--config-path=${folder}`,
        '--only=complexity/useMaxParams',
        '--max-diagnostics=none',
        '--reporter=json',
        ...rooms,
      ],
      { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    );
    return Lint.parse(JSON.parse(stdout)).diagnostics.map(({ location: { path, start } }) => `${path}:${start.line}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

export const readCheckout = (root: string, files: string[]): Checkout => ({
  root,
  texts: new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')])),
});

/** The measures of a house that stays sound, in the order of the table. */
export const measuresOf = (checkout: Checkout): Measured[] => {
  const { root, texts } = checkout;
  const files = [...texts.keys()];
  const graph = importGraph(root, files);
  const cycles = importCycles(graph);
  const folders = [...new Set(files.filter((file) => file.includes('/')).map((file) => file.split('/')[0] ?? ''))];
  const [inTests, inCode] = [true, false].map((tests) =>
    longSignatures(checkout, folders).filter((place) => isTest(place) === tests),
  );
  return [
    {
      measure: 'import cycles, types counted',
      found: cycles.map((cycle) => cycle.join(' ')),
      ...(cycles[0] && { note: `the largest of ${cycles[0].length} files` }),
    },
    { measure: 'imports through a wall', found: brokenWalls(graph) },
    {
      measure: `files over ${LONGEST} lines`,
      found: [...texts].filter(([, text]) => text.split('\n').length - 1 > LONGEST).map(([file]) => file),
    },
    { measure: 'files outside the store that import its keys', found: importersOf(graph, /\/store\/keys\.ts$/) },
    { measure: 'untyped reads of events', found: [...texts].flatMap(untypedReads) },
    { measure: `functions with over ${MOST_PARAMETERS} positional parameters`, found: inCode ?? [] },
    { measure: `the same in tests`, found: inTests ?? [] },
    {
      measure: 'names of exported types that stand for two things',
      found: [...exportedTypes(checkout)]
        .filter(([, places]) => places.length > 1)
        .map(([name, places]) => `${name}: ${places.join(' ')}`),
    },
  ];
};
