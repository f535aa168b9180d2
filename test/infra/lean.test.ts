import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
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

/** What a line stands in: each line before it that is less far in than all between. */
const around = (lines: readonly string[], at: number): string[] => {
  let depth = lines[at]?.search(/\S/) ?? 0;
  return lines
    .slice(0, at)
    .toReversed()
    .filter((line) => {
      const own = line.search(/\S/);
      if (own < 0 || own >= depth) return false;
      depth = own;
      return true;
    });
};
/** What holds what requests go by, of which nothing may be taken out, whatever it is called. */
const NEEDED = /^\s*(?:(?:query|headers|body|bodies|handle|act|instead):|(?:export )?const \w+ = z\.)|z\.\w+\(\{$/;
const takenFromNeeded = (text: string): string[] => {
  const lines = text.split('\n');
  return lines.filter((line, at) => WRITTEN.test(line) && around(lines, at).some((outer) => NEEDED.test(outer)));
};

test.each(files)('Nothing is taken out of what requests go by: %s', (file) => {
  expect(takenFromNeeded(readFileSync(file, 'utf8'))).toEqual([]);
});

test.each([
  ['a body', 'body: z.object({'],
  ['parameters', 'query: {'],
  ['fields of the head', 'headers: {'],
  ['what is done', 'handle: async () => ({'],
])('A field of that name in %s would be seen', (_, opening) => {
  const text = `  endpoint({\n    summary: 'One',\n    ${opening}\n      summary: needed,\n    }),\n  }),`;
  expect(takenFromNeeded(text)).toEqual(['      summary: needed,']);
});

test('A field of that name in a schema of its own would be seen', () => {
  expect(takenFromNeeded('const Body = z.object({\n  responses: z.string(),\n});')).toEqual([
    '  responses: z.string(),',
  ]);
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

describe('A mail in two parts of which one is HTML', () => {
  test.each([
    ['&eacute;', 'é'],
    ['&Ntilde;', 'Ñ'],
    ['&euro;', '€'],
    ['&amp;', '&'],
    ['&amp', '&'],
    ['&nbsp;', ' '],
    ['&#8364;', '€'],
    ['&unheard;', undefined],
    ['&lang', undefined],
    ['&phone', undefined],
  ])('has %s read', (reference, character) => {
    expect(htmlEntities[reference]).toBe(character);
  });

  test('has names read as by the table of the package: those that ours knows, and without a semicolon all that need none', async () => {
    const table = resolve('node_modules/postal-mime/dist/esm/html-entities.js');
    const { htmlEntities: theirs } = (await import(table)) as { htmlEntities: Record<string, string> };
    /** Of spaces and of signs that are not seen ours makes plain ones. */
    const plain = (character?: string) =>
      character?.replace(/[^\S\t\n]/g, ' ').replace(/[\u00ad\u200b\u200c\u200e\u200f\u2060]/g, '');
    const names = Object.keys(theirs).map((reference) => reference.replace(/;$/, ''));
    expect(names.length).toBeGreaterThan(2000);
    for (const name of names) {
      expect([name, plain(htmlEntities[name])]).toEqual([name, plain(theirs[name])]);
      const known = htmlEntities[`${name};`];
      if (known !== undefined) expect([name, plain(known)]).toEqual([name, plain(theirs[`${name};`])]);
    }
  });
});
