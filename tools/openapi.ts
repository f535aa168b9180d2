import { readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { deliverySurveyEndpoints } from '#functions/complaints/delivery-survey/endpoints.ts';
import { complaintEndpoints } from '#functions/complaints/endpoints.ts';
import { formEndpoints } from '#functions/complaints/form/endpoints.ts';
import { teamEndpoints } from '#functions/desk/team-endpoints.ts';
import { deskAppEndpoints } from '#functions/desk-app/endpoints.ts';
import { integrationEndpoints } from '#functions/integrations/endpoints.ts';
import { documentEndpoints } from '#functions/track/documents/endpoints.ts';
import { trackEndpoints } from '#functions/track/endpoints.ts';
import { webhookEndpoints } from '#functions/webhooks/endpoints.ts';
import type { Endpoint } from '#platform/http/endpoint.ts';
import type { ProblemCode } from '#platform/http/problems.ts';
import { documentedResponses } from '#platform/http/responses.ts';
import { optionsOrEnd } from './arguments.ts';
import { writePermissions } from './permissions-table.ts';
import { ProblemDocument } from './problem-document.ts';

/** Where the document lies; deployed functions serve this very file. */
export const OPENAPI_FILE = new URL('../docs/openapi.json', import.meta.url);

/** Every endpoint of the API, whatever it is given to work with. */
export const allEndpoints: readonly Endpoint<never>[] = [
  ...complaintEndpoints,
  ...formEndpoints,
  ...deliverySurveyEndpoints,
  ...webhookEndpoints,
  ...integrationEndpoints,
  ...trackEndpoints,
  ...documentEndpoints,
  ...teamEndpoints,
  ...deskAppEndpoints,
];

const schemaOf = (schema: z.ZodMiniType, io: 'input' | 'output'): object => {
  const { $schema, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return json;
};

/** As OpenAPI writes a path: it knows no parameter that takes the rest of one, `{proxy+}` of API Gateway. */
export const pathOf = ({ path }: Pick<Endpoint<never>, 'path'>): string => path.replace('+}', '}');

const parametersOf = ({ path, query = {}, headers = {} }: Endpoint<never>): object[] => [
  ...[...path.matchAll(/\{(\w+)\+?\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  })),
  ...Object.entries(query).map(([name, { description, values }]) => ({
    name,
    in: 'query',
    required: false,
    description,
    schema: { type: 'string', ...(values && { enum: values }) },
  })),
  ...Object.entries(headers).map(([name, { description, required }]) => ({
    name,
    in: 'header',
    required,
    description,
    schema: { type: 'string' },
  })),
];

const requestBodyOf = ({ body, bodies, forms, raw }: Endpoint<never>): object => {
  if (raw !== undefined) return { requestBody: { required: true, content: { '*/*': { schema: {} } } } };
  const [first, ...others] = (bodies ?? (body ? [body] : [])).map((schema) => schemaOf(schema, 'input'));
  if (!first) return {};
  const schema = others.length > 0 ? { anyOf: [first, ...others] } : first;
  return {
    requestBody: {
      required: true,
      content: {
        'application/json': { schema },
        ...(forms && { 'application/x-www-form-urlencoded': { schema } }),
      },
    },
  };
};

const PROBLEM = { $ref: '#/components/schemas/Problem' };

/** A problem document; where the codes are known, only those. */
const refused = (codes?: ProblemCode[]): object => ({
  'application/problem+json': {
    schema: codes ? { allOf: [PROBLEM, { properties: { code: { enum: codes } } }] } : PROBLEM,
  },
});

const responsesOf = (entry: Endpoint<never>): object => ({
  ...Object.fromEntries(
    Object.entries(documentedResponses(entry)).map(
      ([status, { description, schema, codes, contentType = 'application/json' }]) => {
        const own = schema && { [contentType]: { schema: schemaOf(schema, 'output') } };
        // A page says in its own words that it refuses; what never reaches it is refused as a problem.
        const isProblem = Number(status) >= 400 && (codes !== undefined || !own);
        const content = { ...own, ...(isProblem && refused(codes)) };
        return [status, { description, ...(own || isProblem ? { content } : {}) }];
      },
    ),
  ),
  default: { description: 'Any other refusal', content: refused() },
});

/** `GET /desk/tasks/{id}` as a name: `getDeskTasksId`. */
const operationId = ({ method, path }: Endpoint<never>): string =>
  [method.toLowerCase(), ...path.split(/[^A-Za-z0-9]+/).filter(Boolean)]
    .map((word, index) => (index === 0 ? word : `${word[0]?.toUpperCase()}${word.slice(1)}`))
    .join('');

const operationOf = (entry: Endpoint<never>): object => ({
  operationId: operationId(entry),
  summary: entry.summary,
  security: entry.access === 'desk' ? [{ desk: [] }] : [],
  parameters: parametersOf(entry),
  ...requestBodyOf(entry),
  responses: responsesOf(entry),
});

/** The OpenAPI 3.1 document of some endpoints. */
export const openApiOf = (endpoints: readonly Endpoint<never>[], version: string): object => {
  const paths: Record<string, Record<string, object>> = {};
  for (const entry of endpoints)
    paths[pathOf(entry)] = { ...paths[pathOf(entry)], [entry.method.toLowerCase()]: operationOf(entry) };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Amends',
      version,
      description: 'Complaints in from every channel, each carried to an agreed outcome.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: {
      schemas: { Problem: schemaOf(ProblemDocument, 'output') },
      securitySchemes: {
        desk: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'An ID token of the Cognito user pool, of the client of the desk',
        },
      },
    },
  };
};

/** The document as it is kept: two spaces, a line break at the end. */
export const openApiText = (): string => {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return `${JSON.stringify(openApiOf(allEndpoints, version), undefined, 2)}\n`;
};

if (import.meta.main) {
  optionsOrEnd('Usage: npm run openapi   # writes docs/openapi.json and docs/permissions.md', {});
  writeFileSync(OPENAPI_FILE, openApiText());
  console.log('docs/openapi.json is up to date');
  writePermissions();
}
