import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { touchedBy } from '#tools/house/additions.ts';
import { measuresOf, readCheckout } from '#tools/house/measures.ts';
import { sourceFiles, textFiles } from '#tools/house/sources.ts';

/** The most files there are that whoever adds something may have to touch. */
const MOST_TOUCHED = 3;

const measured = new Map(measuresOf(readCheckout('.', sourceFiles('.'))).map(({ measure, found }) => [measure, found]));
const touched = touchedBy(readCheckout('.', textFiles('.'))).map(({ measure, found }) => [measure, found] as const);

describe('What was brought down stays down', () => {
  test.each([
    [0, 'import cycles, types counted'],
    [0, 'imports through a wall'],
    [8, 'files outside the store that import its keys'],
  ])('There are at most %d %s', (most, measure) => {
    expect(measured.get(measure)?.length).toBeLessThanOrEqual(most);
  });

  test.each(touched)('There are few %s', (_, files) => {
    expect(files.length, files.join(' ')).toBeLessThanOrEqual(MOST_TOUCHED);
  });
});

test('A checkout that breaks every rule is counted, with the places', () => {
  const folder = mkdtempSync(join(tmpdir(), 'amends-house-test-'));
  const texts = {
    'domain/a.ts': "import './b.ts';\nexport type Same = 1;\n",
    'domain/b.ts': "import './a.ts';\nexport type Same = 2;\n",
    'cases/long.ts': '// line\n'.repeat(251),
    'cases/store/keys.ts': 'export const keys = 1;\n',
    'cases/store/near.ts': "import { keys } from './keys.ts';\n",
    'functions/desk/far.ts': [
      "import { keys } from '#cases/store/keys.ts';",
      "export const read = (data: Record<string, number>) => data['type'] ?? keys;",
      'export const four = (a: number, b: number, c: number, d: number) => a + b + c + d;',
    ].join('\n'),
    'test/four.ts': 'export const four = (a: number, b: number, c: number, d: number) => a + b + c + d;\n',
  };
  try {
    for (const [file, text] of Object.entries(texts)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    const found = measuresOf(readCheckout(folder, Object.keys(texts))).map((one) => [one.measure, one.found]);
    expect(Object.fromEntries(found)).toEqual({
      'import cycles, types counted': ['domain/a.ts domain/b.ts'],
      'imports through a wall': [],
      'files over 250 lines': ['cases/long.ts'],
      'files outside the store that import its keys': ['functions/desk/far.ts'],
      'untyped reads of events': ['functions/desk/far.ts'],
      'functions with over 3 positional parameters': ['functions/desk/far.ts:3'],
      'the same in tests': ['test/four.ts:1'],
      'names of exported types that stand for two things': ['Same: domain/a.ts domain/b.ts'],
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
