import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allEndpoints, OPENAPI_FILE, openApiText } from '#tools/openapi.ts';

type Operation = {
  operationId: string;
  security: object[];
  parameters: { name: string; in: string }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
};
const document = JSON.parse(openApiText()) as { openapi: string; paths: Record<string, Record<string, Operation>> };
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, path, operation })),
);

describe('docs/openapi.json', () => {
  it('is what the endpoints say (else: npm run openapi)', () => {
    expect(readFileSync(OPENAPI_FILE, 'utf8')).toBe(openApiText());
  });

  it('describes every endpoint once, under a name of its own', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(operations.map(({ name }) => name).sort()).toEqual(
      allEndpoints.map(({ method, path }) => `${method} ${path}`).sort(),
    );
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
  });

  it.each(operations)('$name says what it answers, and refuses with a problem', ({ operation }) => {
    const { responses } = operation;
    const statuses = Object.keys(responses);
    expect(statuses.some((status) => status.startsWith('2'))).toBe(true);
    for (const [status, { description, content }] of Object.entries(responses)) {
      expect(description).not.toBe('');
      if (status === 'default' || Number(status) >= 400)
        expect(content?.['application/problem+json']?.schema).toEqual({ $ref: '#/components/schemas/Problem' });
      else if (status !== '303') expect(Object.values(content ?? {})[0]?.schema).toBeTypeOf('object');
    }
  });

  it.each(operations)('$name names the parameters of its path and asks for a sign-in at the desk', (entry) => {
    const { path, operation } = entry;
    const inPath = operation.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => `{${name}}`);
    expect(inPath).toEqual(path.match(/\{\w+\}/g) ?? []);
    expect(operation.security.length > 0).toBe(path.startsWith('/desk'));
  });
});
