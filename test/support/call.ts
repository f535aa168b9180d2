import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { expect } from 'vitest';
import type { Endpoint } from '#platform/http/endpoint.ts';
import { httpHandler } from '#platform/http/handler.ts';
import { documentedResponses } from '#platform/http/responses.ts';
import { ProblemDocument } from '#tools/problem-document.ts';
import type { Within } from './within.ts';

export type Call = {
  /** Who is signed in, by an ID token if nothing else is said. */
  as?: { id: string; groups: string[]; token?: 'access' };
  json?: unknown;
  form?: Record<string, string>;
  /** A form with files, as a browser sends it. */
  upload?: FormData;
  headers?: Record<string, string>;
  query?: Record<string, string>;
};
// biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of many shapes.
export type Answer = { status: number; headers: Record<string, string>; text: string; body: any };

/** The paths of endpoints as patterns, each made once. */
const patterns = new Map<string, RegExp>();

const patternOf = (path: string): RegExp => {
  const pattern =
    patterns.get(path) ?? new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
  patterns.set(path, pattern);
  return pattern;
};

const matching = <Deps>(endpoints: Endpoint<Deps>[], method: string, path: string) => {
  for (const entry of endpoints.filter((candidate) => candidate.method === method)) {
    const match = patternOf(entry.path).exec(path);
    if (match) return { entry, params: { ...match.groups } };
  }
  return undefined;
};

/** Body and content type of a form with files, as API Gateway hands them on. */
const uploaded = async (form: FormData) => {
  const request = new Request('https://amends.example', { method: 'POST', body: form });
  return {
    type: request.headers.get('content-type') ?? '',
    body: Buffer.from(await request.arrayBuffer()).toString('base64'),
  };
};

type Uploaded = Awaited<ReturnType<typeof uploaded>> | undefined;

const eventOf = (
  routeKey: string,
  { params, upload }: { params: Record<string, string>; upload: Uploaded },
  call: Call,
): APIGatewayProxyEventV2 =>
  ({
    routeKey,
    headers: {
      ...(call.json !== undefined && { 'content-type': 'application/json' }),
      ...(call.form && { 'content-type': 'application/x-www-form-urlencoded' }),
      ...(upload && { 'content-type': upload.type }),
      ...call.headers,
    },
    pathParameters: params,
    queryStringParameters: call.query,
    requestContext: call.as
      ? {
          authorizer: {
            jwt: {
              claims: {
                token_use: call.as.token ?? 'id',
                'cognito:username': call.as.id,
                'cognito:groups': `[${call.as.groups.join(' ')}]`,
              },
            },
          },
        }
      : {},
    body: upload?.body ?? (call.form ? new URLSearchParams(call.form).toString() : JSON.stringify(call.json)),
    isBase64Encoded: upload !== undefined,
  }) as unknown as APIGatewayProxyEventV2;

/** What endpoints say about their answers, found out once each. */
const documented = new WeakMap<object, ReturnType<typeof documentedResponses>>();

const responsesOf = <Deps>(entry: Endpoint<Deps>): ReturnType<typeof documentedResponses> => {
  const responses = documented.get(entry) ?? documentedResponses(entry);
  documented.set(entry, responses);
  return responses;
};

const keepsItsCodes = (path: string, codes: readonly string[] | undefined, { status, body }: Answer): void => {
  const problem = ProblemDocument.parse(body);
  if (problem.status !== status) expect.fail(`${path} answers ${status} and says ${problem.status}`);
  if (!codes?.includes(problem.code)) expect.fail(`${path} does not document ${problem.code}`);
};

/** What an endpoint says about its answers has to hold for every answer that a test sees. */
const keepsItsWord = <Deps>(entry: Endpoint<Deps>, answer: Answer): void => {
  const { status, headers, body } = answer;
  // Whatever is asked for may be out of reach for a moment.
  if (status === 503) return;
  const responses = responsesOf(entry);
  if (!(status in responses)) expect.fail(`${entry.path} does not document ${status}`);
  if (!headers['content-type']?.includes('json')) return;
  if (status >= 400) keepsItsCodes(entry.path, responses[status]?.codes, answer);
  else entry.responses[status]?.schema?.parse(body);
};

/** Calls endpoints the way API Gateway does, through the real chain, and holds every answer against its contract. */
export const caller = <Deps>(endpoints: Endpoint<Deps>[], deps: Deps, within: Within = (_, work) => work()) => {
  const handler = httpHandler(endpoints, deps);
  return async (method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD', path: string, call: Call = {}): Promise<Answer> => {
    const found = matching(endpoints, method, path);
    const upload = call.upload && (await uploaded(call.upload));
    const params = found?.params ?? {};
    const event = eventOf(found ? `${method} ${found.entry.path}` : '$default', { params, upload }, call);
    const answered = async () => handler(event, {} as Context);
    const result = (await within(event.routeKey, answered)) as APIGatewayProxyStructuredResultV2;
    const headers = (result.headers ?? {}) as Record<string, string>;
    const text = result.body ?? '';
    const body = headers['content-type']?.includes('json') ? JSON.parse(text) : undefined;
    const answer: Answer = { status: result.statusCode ?? 0, headers, text, body };
    if (found) keepsItsWord(found.entry, answer);
    return answer;
  };
};
