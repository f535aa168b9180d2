import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import en from 'zod/v4/locales/en.js';
import { type FieldError, Problem, Transient } from '#domain/failures.ts';
import { log } from './log.ts';

/** A request as an endpoint sees it: validated, without API Gateway's shape. */
export type Request<Body = unknown> = {
  params: Record<string, string>;
  query: Record<string, string>;
  /** The query exactly as it was written, without its question mark. */
  rawQuery: string;
  headers: Record<string, string>;
  body: Body;
  /** The desk's user; absent on public routes. */
  user?: { id: string; groups: string[] };
};
export type Response = { status: number; body?: unknown; text?: string; headers?: Record<string, string> };

/**
 * One endpoint, as data: the router, the API's routes and the OpenAPI document are all made from it.
 * `body` validates; `responses` document, and a test checks real answers against them.
 */
export type Endpoint<Deps, Body = never> = {
  method: 'GET' | 'POST' | 'HEAD';
  /** API Gateway path, such as `/desk/tasks/{id}/complete`. */
  path: string;
  summary: string;
  access: 'public' | 'desk';
  query?: Record<string, { description: string; values?: readonly string[] }>;
  headers?: Record<string, { description: string; required: boolean }>;
  body?: z.ZodMiniType<Body>;
  /** Where the path decides what the body holds, all it may be: documents only, `handle` validates. */
  bodies?: readonly z.ZodMiniType[];
  /** Takes a body of any type, up to that many bytes, and hands it on byte by byte (`Uint8Array`), as signatures need it. */
  raw?: number;
  /** Also takes `application/x-www-form-urlencoded`, for pages without script. */
  forms?: boolean;
  responses: Record<number, { description: string; schema?: z.ZodMiniType; contentType?: string }>;
  handle: (request: Request<Body>, deps: Deps) => Promise<Response>;
};

// zod/mini brings no messages of its own; without this every refusal would say no more than "Invalid input".
z.config(en());

/** Keeps the type of the body where an endpoint is written down, and lets endpoints of many bodies stand in one list. */
export const endpoint = <Deps, Body = never>(definition: Endpoint<Deps, Body>): Endpoint<Deps> =>
  definition as unknown as Endpoint<Deps>;

const MAX_BODY_BYTES = 256 * 1024;
const MAX_DEPTH = 20;

/** JSON pointer (RFC 6901) of a path inside a document. */
const pointer = (path: PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** zod's issues as field errors: which field, what is allowed. Values are never echoed. */
export const fieldErrors = (error: z.core.$ZodError): FieldError[] =>
  error.issues.slice(0, 20).map((issue) => ({ pointer: pointer(issue.path), message: issue.message }));

/** Strings of a JSON text, closed or not: brackets in them do not nest. */
const STRINGS = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"?/g;

const depthOf = (text: string): number => {
  let depth = 0;
  let deepest = 0;
  for (const [bracket] of text.replace(STRINGS, '').matchAll(/[[\]{}]/g)) {
    depth += bracket === '{' || bracket === '[' ? 1 : -1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
};

const parseJson = (text: string): unknown => {
  if (depthOf(text) > MAX_DEPTH)
    throw new Problem(400, 'The body is nested too deeply', [
      { pointer: '', message: `at most ${MAX_DEPTH} levels are allowed` },
    ]);
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(400, 'The body is not valid JSON', [{ pointer: '', message: 'must be JSON in UTF-8' }]);
  }
};

const tooLarge = (max: number): Problem =>
  new Problem(413, 'The body is too large', [{ pointer: '', message: `at most ${max} bytes are allowed` }]);

const bodyBytes = ({ body, isBase64Encoded }: APIGatewayProxyEventV2, max: number): Buffer => {
  const written = body ?? '';
  const size = isBase64Encoded ? Math.floor((written.length * 3) / 4) : Buffer.byteLength(written);
  if (size > max) throw tooLarge(max);
  return Buffer.from(written, isBase64Encoded ? 'base64' : 'utf8');
};

const bodyText = (event: APIGatewayProxyEventV2): string => {
  const bytes = bodyBytes(event, MAX_BODY_BYTES);
  if (!event.isBase64Encoded) return event.body ?? '';
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Problem(400, 'The body is not UTF-8', [{ pointer: '', message: 'must be UTF-8' }]);
  }
};

const bodyOf = <Deps>(event: APIGatewayProxyEventV2, { body: schema, forms, raw: most }: Endpoint<Deps>): unknown => {
  if (most !== undefined) return new Uint8Array(bodyBytes(event, most));
  if (!schema) return undefined;
  const type = (event.headers['content-type'] ?? 'application/json').split(';')[0]?.trim().toLowerCase() ?? '';
  const isForm = forms && type === 'application/x-www-form-urlencoded';
  if (!isForm && type !== 'application/json' && !type.endsWith('+json'))
    throw new Problem(415, 'The content type is not supported', [
      { pointer: '', message: `must be application/json${forms ? ' or application/x-www-form-urlencoded' : ''}` },
    ]);
  const text = bodyText(event);
  const raw = isForm
    ? Object.fromEntries([...new URLSearchParams(text)].filter(([, value]) => value !== ''))
    : parseJson(text);
  const parsed = schema.safeParse(raw);
  if (!parsed.success) throw new Problem(400, 'The request is not valid', fieldErrors(parsed.error));
  return parsed.data;
};

const userOf = (event: APIGatewayProxyEventV2): Request['user'] => {
  const claims = (event.requestContext as { authorizer?: { jwt?: { claims?: Record<string, unknown> } } }).authorizer
    ?.jwt?.claims;
  if (!claims) return undefined;
  const groups = claims['cognito:groups'];
  return {
    id: String(claims['cognito:username'] ?? claims['username'] ?? ''),
    // API Gateway flattens the list to "[owner supervisor]"; the emulator may keep the list.
    groups: Array.isArray(groups)
      ? groups.map(String)
      : String(groups ?? '')
          .split(/[\s,[\]]+/)
          .filter(Boolean),
  };
};

/** API Gateway leaves out what is empty; the emulator writes null. */
const decoded = (values: Record<string, string | undefined> | null | undefined): Record<string, string> =>
  Object.fromEntries(Object.entries(values ?? {}).map(([key, value]) => [key, value ?? '']));

/** The answer to a problem, RFC 9457. */
const problemResponse = (problem: Problem): Response => ({
  status: problem.status,
  headers: { 'content-type': 'application/problem+json' },
  body: {
    type: 'about:blank',
    title: problem.message,
    status: problem.status,
    errors: problem.errors,
    ...problem.extra,
  },
});

const SECURITY_HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

const toGateway = ({ status, body, text, headers }: Response): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: {
    ...SECURITY_HEADERS,
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...headers,
  },
  body: text ?? (body === undefined ? '' : JSON.stringify(body)),
});

const toProblem = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  const name = error instanceof Error ? error.name : 'Error';
  log('error', 'request failed', { error: name, stack: error instanceof Error ? frames(error) : undefined });
  return error instanceof Transient
    ? new Problem(503, 'Please try again in a moment', [], { retryable: true })
    : new Problem(500, 'Something went wrong on our side; it has been recorded');
};

/** Places in the code without the message, which may quote what somebody wrote. */
const frames = (error: Error): string[] =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6);

/** The one chain around every HTTP function: routes, validates, and turns every refusal into problem+json. */
export const httpHandler = <Deps>(endpoints: Endpoint<Deps>[], deps: Deps) => {
  const byRoute = new Map(endpoints.map((entry) => [`${entry.method} ${entry.path}`, entry]));
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>().handler(async (event) => {
    try {
      const entry = byRoute.get(event.routeKey);
      if (!entry) throw new Problem(404, 'There is nothing here');
      const user = userOf(event);
      const request: Request<never> = {
        params: decoded(event.pathParameters),
        query: decoded(event.queryStringParameters),
        rawQuery: event.rawQueryString ?? '',
        headers: decoded(event.headers),
        body: bodyOf(event, entry) as never,
        ...(user && { user }),
      };
      return toGateway(await entry.handle(request, deps));
    } catch (error) {
      return toGateway(problemResponse(toProblem(error)));
    }
  });
};
