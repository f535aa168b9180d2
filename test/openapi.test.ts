import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type RefusalCode, refusals } from '#domain/refusal.ts';
import { type ProblemCode, problemCodes, statusOf } from '#platform/http/problems.ts';
import { codesOf } from '#platform/http/responses.ts';
import { allEndpoints, OPENAPI_FILE, openApiText, pathOf } from '#tools/openapi.ts';

type Operation = {
  operationId: string;
  security: object[];
  parameters: { name: string; in: string }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
};
type Document = {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: { Problem: { properties: { type: object; code: object } } } };
};
const document = JSON.parse(openApiText()) as Document;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, path, operation })),
);

/** The desk in the browser: pages without a word of a case, which ask to sign in. */
const SCREENS = ['/desk', '/desk/{proxy}'];

const PROBLEM = { $ref: '#/components/schemas/Problem' };
/** At least one code, each of which is answered with that status. */
const codesWith = (status: number) =>
  expect.toSatisfy(
    (codes: ProblemCode[]) => codes.length > 0 && codes.every((code) => statusOf(code) === status),
    `codes that are answered with ${status}`,
  );

describe('docs/openapi.json', () => {
  it('docs/openapi.json is what the endpoints say (else: npm run openapi)', () => {
    expect(readFileSync(OPENAPI_FILE, 'utf8')).toBe(openApiText());
  });

  it('docs/openapi.json lists every code that a refusal can have, with its problem type', () => {
    const { type, code } = document.components.schemas.Problem.properties;
    expect(code).toMatchObject({ enum: problemCodes });
    expect(type).toMatchObject({ enum: problemCodes.map((one) => `urn:amends:problem:${one}`) });
  });

  it('docs/openapi.json has for every code of the domain an endpoint that refuses with it', () => {
    const named = new Set(allEndpoints.flatMap(codesOf));
    const ofTools = ['case-not-blocked'];
    expect(Object.keys(refusals).filter((code) => !named.has(code as RefusalCode))).toEqual(ofTools);
  });

  it('docs/openapi.json describes every endpoint once, under a name of its own', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(operations.map(({ name }) => name).sort()).toEqual(
      allEndpoints.map((entry) => `${entry.method} ${pathOf(entry)}`).sort(),
    );
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
  });

  /** A problem with the codes of that status, or a page that says it in its own words. */
  const refusing = (status: number, problem: object | undefined) =>
    problem ? { allOf: [PROBLEM, { properties: { code: { enum: codesWith(status) } } }] } : expect.any(Object);

  it.each(operations)('$name says what it answers, and refuses with a problem', ({ operation }) => {
    const { responses } = operation;
    const statuses = Object.keys(responses);
    expect(statuses.some((status) => /^2|303/.test(status))).toBe(true);
    for (const [status, { description, content }] of Object.entries(responses)) {
      expect(description).not.toBe('');
      const schema = content?.['application/problem+json']?.schema;
      if (status === 'default') expect(schema).toEqual(PROBLEM);
      else if (Number(status) >= 400)
        expect(schema ?? content?.['text/html']?.schema).toEqual(refusing(Number(status), schema));
      else if (status !== '303') expect(Object.values(content ?? {})[0]?.schema).toBeTypeOf('object');
    }
  });

  it.each(operations)('$name names the parameters of its path and asks for a sign-in at the desk', (entry) => {
    const { path, operation } = entry;
    const inPath = operation.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => `{${name}}`);
    expect(inPath).toEqual(path.match(/\{\w+\}/g) ?? []);
    expect(operation.security.length > 0).toBe(path.startsWith('/desk') && !SCREENS.includes(path));
  });
});
