import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { htmlEntities } from '#channels/email/mail-entities.ts';
import { withoutDocuments } from '#infra/lean.ts';
import { bundles } from './stack.ts';

const files = globSync('functions/**/*endpoint{,s}.ts');
/** Fields of endpoints that requests go by. */
const FIELDS = /^\s+(?:method|path|access|who|query|headers|body|bodies|raw|forms|uploads|refuses|handle):/;
const WRITTEN = /^\s+(?:summary|responses):/;

test('There are many files of endpoints', () => expect(files.length).toBeGreaterThan(40));

test.each(files)('Without what documents them, all that requests go by stays: %s', (file) => {
  const lines = readFileSync(file, 'utf8').split('\n');
  const left = withoutDocuments(lines.join('\n')).split('\n');
  expect(left.filter((line) => FIELDS.test(line))).toEqual(lines.filter((line) => FIELDS.test(line)));
  expect(left.filter((line) => WRITTEN.test(line))).toEqual([]);
});

test('A field is taken out whole, and what follows it stays', () => {
  const text = `  endpoint({
    summary:
      'One that is told on two lines',
    path: '/x',
    responses: {
      200: { description: 'Here', schema: Shown },
    },
    handle: async () => {
      summary();
    },
  }),`;
  expect(withoutDocuments(text)).toBe(`  endpoint({
    path: '/x',
    handle: async () => {
      summary();
    },
  }),`);
});

test('No bundle holds what is there for other surroundings', () => {
  const { inputs } = JSON.parse(readFileSync(join(bundles, 'meta.json'), 'utf8')) as { inputs: object };
  const found = Object.keys(inputs).filter((input) =>
    /html-entities\.js|Sha256Js\.js|getInstanceMetadataRegion\.js/.test(input),
  );
  expect(found).toEqual([]);
});

test.each([
  ['&eacute;', 'é'],
  ['&Ntilde;', 'Ñ'],
  ['&euro;', '€'],
  ['&amp;', '&'],
  ['&amp', '&'],
  ['&nbsp;', ' '],
  ['&#8364;', '€'],
  ['&unheard;', undefined],
])('Of a mail in two parts of which one is HTML, %s is read as by the table of the package', (reference, character) => {
  expect(htmlEntities[reference]).toBe(character);
});
