import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { policySchemas, SCHEMA_FOLDER, schemaFor, schemaLine } from '#tools/policy/schemas.ts';

const FOLDER = 'policy';
const files = readdirSync(FOLDER, { recursive: true })
  .map((file) => String(file).replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.yaml'));
const readBy = (file: string): z.ZodType => {
  const schema = readFileSync(join(FOLDER, file, '..', schemaFor(file) ?? ''), 'utf8');
  return z.fromJSONSchema(JSON.parse(schema) as Parameters<typeof z.fromJSONSchema>[0]);
};

describe('JSON Schemas of the policy, for editors', () => {
  it('They are those of today’s code: npm run -s policy -- schemas', () => {
    for (const [name, text] of Object.entries(policySchemas()))
      expect(readFileSync(join(FOLDER, SCHEMA_FOLDER, name), 'utf8')).toBe(text);
    expect(readdirSync(join(FOLDER, SCHEMA_FOLDER)).sort()).toEqual(Object.keys(policySchemas()).sort());
  });

  it.each(files)('%s names its schema, and is what it says', (file) => {
    const text = readFileSync(join(FOLDER, file), 'utf8');
    expect(text.split('\n')[0]).toBe(schemaLine(file));
    expect(readBy(file).safeParse(parse(text)).error?.issues ?? []).toEqual([]);
  });

  it.each([
    ['company.yaml', { name: 'Lumbre' }],
    ['people.yaml', [{ id: 'ana', name: 'Ana', email: 'ana@example.com', roles: ['boss'], languages: ['es'] }]],
    ['company.yaml', { ...(parse(readFileSync('policy/company.yaml', 'utf8')) as object), nmae: 'Lumbre' }],
  ])('What is missing, misspelt or not allowed in %s is refused by its schema', (file, value) => {
    expect(readBy(file).safeParse(value).success).toBe(false);
  });
});
