import { describe, expect, test } from 'vitest';
import { importCycles } from '#tools/house/cycles.ts';
import { resolved, specifiersOf } from '#tools/house/imports.ts';

test('An import is read in every form it is written in', () => {
  const source = `/** Says what follows. */
import type { A } from './a.ts';
// Beside it.
import {
  b,
  type B,
} from '#domain/b.ts';
import * as c from "c";
import './d.ts';
import e from './e.json' with { type: 'json' };

export { f } from './f.ts';
export type G = import('./g.ts').G;
const h = () => import('./h.ts');
`;
  expect(specifiersOf(source)).toEqual([
    './a.ts',
    '#domain/b.ts',
    'c',
    './d.ts',
    './e.json',
    './f.ts',
    './g.ts',
    './h.ts',
  ]);
});

test('A text that looks like an import is none', () => {
  const source = "import './a.ts';\n\nconst text = `\nimport { b } from './b.ts';\n`;\nconst from = 'c';\n";
  expect(specifiersOf(source)).toEqual(['./a.ts']);
});

test.each([
  ['#domain/money.ts', 'domain/money.ts'],
  ['../money.ts', 'domain/money.ts'],
  ['./case.ts', 'domain/case/case.ts'],
  ['zod/mini', 'zod/mini'],
])('The specifier %s leads from domain/case/history.ts to %s', (specifier, file) => {
  expect(resolved('domain/case/history.ts', specifier)).toBe(file);
});

describe('cycles', () => {
  const cyclesOf = (graph: Record<string, string[]>) => importCycles(new Map(Object.entries(graph)));

  test('Cycles are found whole, the largest first, whatever hangs on them', () => {
    expect(
      cyclesOf({ root: ['a', 'x'], a: ['b'], b: ['c'], c: ['a', 'leaf'], leaf: ['package'], x: ['y'], y: ['x', 'a'] }),
    ).toEqual([
      ['a', 'b', 'c'],
      ['x', 'y'],
    ]);
  });

  test('Two ways to the same file are no cycle', () => {
    expect(cyclesOf({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] })).toEqual([]);
  });

  test('A file that imports itself is a cycle', () => {
    expect(cyclesOf({ a: ['a'] })).toEqual([['a']]);
  });
});
