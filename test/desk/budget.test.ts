import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { layDesk } from '#infra/build-desk.ts';

type Chunk = { file: string; css?: string[]; imports?: string[]; isDynamicEntry?: boolean };

const KB = 1000;
const FIRST = { 'app/main.tsx': 520 * KB, 'app/decide.tsx': 220 * KB };
const LAZY = 60 * KB;
const MOST_FILES = 14;

const place = mkdtempSync(join(tmpdir(), 'desk-budget-'));
let manifest: Record<string, Chunk> = {};
const weights = new Map<string, number>();

beforeAll(() => {
  layDesk(place);
  manifest = JSON.parse(readFileSync(join(place, 'desk', 'manifest.json'), 'utf8')) as typeof manifest;
});
afterAll(() => rmSync(place, { recursive: true }));

/** The files that come with some sources at once. */
const filesOf = (...sources: string[]): Set<string> => {
  const seen = new Set<string>();
  const walk = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const imported of manifest[name]?.imports ?? []) walk(imported);
  };
  for (const source of sources) walk(source);
  return new Set([...seen].flatMap((name) => [manifest[name]?.file ?? name, ...(manifest[name]?.css ?? [])]));
};

/** Bytes of some files, each compressed (gzip). */
const weightOf = (files: Iterable<string>): number =>
  [...files].reduce((sum, file) => {
    const known = weights.get(file) ?? gzipSync(readFileSync(join(place, 'desk', file))).length;
    weights.set(file, known);
    return sum + known;
  }, 0);

const THEME = 'node_modules/@cloudscape-design/components/internal/base-theme/styles.scoped.css';
const declaredIn = (css: string): Set<string> =>
  new Set([...css.matchAll(/(--[\w-]+)\s*:/g)].map(([, name = '']) => name));

describe('What a browser loads of the desk', () => {
  test('has every color and size that something of it is drawn with, and the others are left out', () => {
    const assets = join(place, 'desk', 'assets');
    const textOf = (kind: string) =>
      readdirSync(assets)
        .filter((name) => name.endsWith(kind))
        .map((name) => readFileSync(join(assets, name), 'utf8'))
        .join('\n');
    const [css, js] = [textOf('.css'), textOf('.js')];
    const themed = declaredIn(readFileSync(THEME, 'utf8'));
    const declared = declaredIn(css);
    const drawn = [...`${css}\n${js}`.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name = '']) => name);
    expect([...new Set(drawn)].filter((name) => themed.has(name) && !declared.has(name))).toEqual([]);
    expect([...themed].filter((name) => declared.has(name)).length).toBeLessThan(themed.size * 0.7);
  });

  test.each(Object.entries(FIRST))('%s and all that it needs at once is within its budget', (entry, most) => {
    const files = filesOf(entry);
    expect(files.size).toBeGreaterThan(1);
    expect(weightOf(files)).toBeLessThanOrEqual(most);
  });

  test('Each kind of task is decided within the budget of a phone, its form included', () => {
    const forms = Object.keys(manifest).filter((source) => source.startsWith('screens/task/forms/'));
    expect(forms.length).toBeGreaterThan(5);
    const tooHeavy = forms.flatMap((form) => {
      const weight = weightOf(filesOf('app/decide.tsx', form));
      return weight > FIRST['app/decide.tsx'] ? [`${form}: ${weight}`] : [];
    });
    expect(tooHeavy).toEqual([]);
  });

  test('Frame and queue come in few files', () => {
    expect(filesOf('app/main.tsx').size).toBeLessThanOrEqual(MOST_FILES);
  });

  test('The queue comes with the frame, not after it', () => {
    expect(Object.keys(manifest)).not.toContain('screens/queue/screen.tsx');
  });

  test('Every screen that is loaded when it is opened adds little to the frame', () => {
    const lazy = Object.entries(manifest).filter(([, { isDynamicEntry }]) => isDynamicEntry);
    expect(lazy.length).toBeGreaterThan(5);
    const tooHeavy = lazy.flatMap(([source]) => {
      const shell = filesOf(source.startsWith('screens/task/') ? 'app/decide.tsx' : 'app/main.tsx');
      const added = weightOf([...filesOf(source)].filter((file) => !shell.has(file)));
      return added > LAZY ? [`${source}: ${added}`] : [];
    });
    expect(tooHeavy).toEqual([]);
  });
});
