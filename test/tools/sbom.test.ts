import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { expect, test } from 'vitest';
import { bundles } from '#test/infra/stack.ts';
import { type Sbom, sbom } from '#tools/sbom.ts';
import { packagesOfTheDesk } from '#tools/shipped.ts';

const document: Sbom = sbom();
const names = new Set(document.components.map(({ name }) => name));

/** The packages whose code is in a bundle, by what esbuild says it took. */
const bundled = (): string[] => {
  const { outputs } = JSON.parse(readFileSync(join(bundles, 'meta.json'), 'utf8')) as {
    outputs: Record<string, { inputs: Record<string, { bytesInOutput: number }> }>;
  };
  const files = Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  );
  return [...new Set(files.flatMap((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []))];
};

test('The bill of materials is CycloneDX of Amends, and names every part once', () => {
  expect(document).toMatchObject({
    bomFormat: 'CycloneDX',
    specVersion: expect.stringMatching(/^1\.[5-9]$/),
    version: 1,
  });
  expect(document.serialNumber).toMatch(
    /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  expect(document.metadata.component).toMatchObject({ name: 'amends' });
  const refs = document.components.map((component) => component['bom-ref']);
  expect(new Set(refs).size).toBe(refs.length);
  const known = new Set([...refs, document.metadata.component['bom-ref']]);
  for (const { ref, dependsOn } of document.dependencies)
    for (const one of [ref, ...dependsOn]) expect(known, one).toContain(one);
});

/** Whether a document is CycloneDX 1.5 by its own schema (test/fixtures/cyclonedx/SOURCES.md). */
const isCycloneDx = () => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats.default(ajv);
  // Internationalised forms, which our document has none of.
  ajv.addFormat('iri-reference', true).addFormat('idn-email', true);
  const read = (name: string) => JSON.parse(readFileSync(`test/fixtures/cyclonedx/${name}`, 'utf8'));
  for (const name of ['spdx.SNAPSHOT.schema.json', 'jsf-0.82.SNAPSHOT.schema.json'])
    ajv.addSchema(read(name), `http://cyclonedx.org/schema/${name}`);
  return ajv.compile(read('bom-1.5.SNAPSHOT.schema.json'));
};

test('The bill of materials is as the schema of CycloneDX 1.5 asks', () => {
  const validate = isCycloneDx();
  const sayProblems = (value: unknown) => (validate(value) ? [] : (validate.errors ?? []));
  expect(sayProblems(document)).toEqual([]);
  // A schema that lets everything pass would prove nothing.
  const [first, ...others] = document.components;
  const of = (changed: object) => ({ ...document, components: [{ ...first, ...changed }, ...others] });
  expect(sayProblems(of({ type: 'package' }))).not.toEqual([]);
  expect(sayProblems(of({ hashes: [{ alg: 'SHA-512', content: 'abc' }] }))).not.toEqual([]);
  expect(sayProblems(of({ licenses: [{ license: { id: 'Mine' } }] }))).not.toEqual([]);
});

test('Every package has an address, a hash and a licence', () => {
  for (const { name, version, purl, hashes, licenses } of document.components) {
    expect(purl).toBe(`pkg:npm/${name.replace('@', '%40')}@${version}`);
    expect(hashes, name).toContainEqual({ alg: 'SHA-512', content: expect.stringMatching(/^[0-9a-f]{128}$/) });
    expect(licenses?.length, name).toBeGreaterThan(0);
  }
});

test('Every package that is in a bundle is in it, and so is every dependency', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const found = bundled();
  expect(found.length).toBeGreaterThan(15);
  expect(found.filter((name) => !names.has(name))).toEqual([]);
  expect(Object.keys(dependencies).filter((name) => !names.has(name))).toEqual([]);
});

test('What the desk loads in the browser is in it, with all that it needs', () => {
  const desk = packagesOfTheDesk();
  expect(desk).toEqual(expect.arrayContaining(['react', 'react-dom', '@cloudscape-design/components']));
  expect(desk.filter((name) => !names.has(name))).toEqual([]);
  expect(names).toContain('scheduler');
});

test('No tool is in it', () => {
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const shipped = packagesOfTheDesk();
  expect(Object.keys(devDependencies).filter((name) => names.has(name) && !shipped.includes(name))).toEqual([]);
  for (const tool of ['vite', 'typescript', 'aws-cdk-lib', 'esbuild']) expect(names).not.toContain(tool);
});

test('The same lock file makes the same document', () => {
  expect(sbom()).toEqual(document);
});
