import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { shapes } from './shapes.ts';
import { hashOf, sampleFile, versions } from './versions.ts';

const committed = versions();

/** What to do for data already stored. */
const adviceFor = (name: string): string => `
Is nothing of it stored anywhere, since this version was never released? Then correct its sample and run
  npm exec node test/stored-shapes/accept.ts -- --unreleased

Else: the stored shape ${name} is another than the one that data already stored has. That data stays as it is: events are
hash-chained and never rewritten, tasks and effects wait for weeks, schedules hold timer events for years. So:

1. Keep reading the old shape. A new field is optional and its readers say what its absence means; a field or a value that is
   no longer written stays in the schema, optional. The samples of old versions below show whether that holds.
2. Run: npm exec node test/stored-shapes/accept.ts
   It gives the shape its next version in test/stored-shapes/versions.json.
3. Keep a sample of the new version beside the old ones: ${sampleFile(name, (committed[name]?.version ?? 0) + 1).pathname.replace(/^.*\/test\//, 'test/')}
   A sample is never changed or deleted.
4. Write the upgrade note: in CHANGELOG.md what changed and whether running cases need anything; docs/upgrading.md says
   which changes are safe while cases run.
5. An event also changes docs/events.md: npm run events
`;

describe('A stored shape does not change unnoticed', () => {
  test.each([...shapes])('%s is what it was', (name, schema) => {
    expect(committed[name]?.hash, adviceFor(name)).toBe(hashOf(schema));
  });

  test('No shape disappears, since data of it is stored', () => {
    const gone = Object.keys(committed).filter((name) => !shapes.has(name));
    expect(gone, 'Keep the schema of what is no longer written, and what reads it').toEqual([]);
  });
});

describe('What was stored by any version is still read', () => {
  const samples = Object.entries(committed).flatMap(([name, { version }]) =>
    Array.from({ length: version }, (_, index): [name: string, version: number] => [name, index + 1]),
  );

  test.each(samples)('%s, version %i', (name, version) => {
    const file = sampleFile(name, version);
    expect(existsSync(file), `${file.pathname} is missing: keep a sample of each version`).toBe(true);
    const schema = shapes.get(name);
    const { error } = z.safeParse(schema ?? z.never(), JSON.parse(readFileSync(file, 'utf8')));
    expect(error?.issues ?? [], adviceFor(name)).toEqual([]);
  });

  test('Each kept sample is of a version that there was', () => {
    const folder = new URL('./samples/', import.meta.url);
    const kept = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
    expect(kept.toSorted()).toEqual(samples.map(([name, version]) => `${name}.${version}.json`).toSorted());
  });
});
