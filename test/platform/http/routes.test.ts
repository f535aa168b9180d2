import { readFileSync } from 'node:fs';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import { placesIn } from '#functions/track/places.ts';
import { waysIn } from '#functions/ways-in.ts';
import { type Endpoint, endpoint } from '#platform/http/endpoint.ts';
import { httpHandler } from '#platform/http/handler.ts';
import { methodsAt, router } from '#platform/http/routes.ts';

type Method = Endpoint<unknown>['method'];

/** Answers with its own path and what stood in its places. */
const echo = (method: Method, path: string, access: 'public' | 'desk' = 'desk') =>
  endpoint<unknown>({
    ...{ method, path, access, summary: path, refuses: [], responses: { 200: { description: 'it' } } },
    handle: async ({ params }) => ({ status: 200, body: { path, params } }),
  });

const keysOf = (endpoints: Endpoint<unknown>[], taken?: Set<string>) =>
  waysIn(endpoints, taken).map(({ method, path }) => `${method} ${path}`);

const cases = [
  echo('POST', '/desk/cases/{id}/holds'),
  echo('POST', '/desk/cases/{id}/close'),
  echo('POST', '/desk/cases/{id}/notes/{noteId}'),
];

describe('the routes of a function', () => {
  test('Many of one method and area share one, few keep their own, and the area itself is another address', () => {
    const reading = [
      echo('GET', '/desk/cases'),
      echo('GET', '/desk/cases/{id}'),
      echo('GET', '/desk/cases/{id}/files'),
    ];
    expect(keysOf([...cases, ...reading])).toEqual([
      'POST /desk/cases/{proxy+}',
      ...reading.map(({ path }) => `GET ${path}`),
    ]);
  });

  test('What customers call, and what reaches any screen of the desk, shares none', () => {
    const open = ['/t/{token}/a', '/t/{token}/b', '/t/{token}/c'].map((path) => echo('POST', path, 'public'));
    const pages = ['/desk', '/desk/{proxy+}', '/desk/assets/{proxy+}'].map((path) => echo('GET', path, 'public'));
    expect(keysOf([...open, ...pages])).toEqual([...open, ...pages].map(({ method, path }) => `${method} ${path}`));
  });

  test('An area is shared by the endpoints of one function: those of another keep one each, which API Gateway prefers', () => {
    const taken = new Set<string>();
    expect(keysOf(cases, taken)).toEqual(['POST /desk/cases/{proxy+}']);
    expect(keysOf(cases, taken)).toEqual(cases.map(({ path }) => `POST ${path}`));
  });
});

describe('a request that comes in by a shared route', () => {
  const handler = httpHandler([...cases, echo('GET', '/desk/{proxy+}', 'public')], {});
  const ask = async (routeKey: string, pathParameters: Record<string, string>, user?: string) => {
    const claims = user && { token_use: 'id', 'cognito:username': user, 'cognito:groups': '[owner]' };
    const event = { routeKey, headers: {}, pathParameters, requestContext: { authorizer: { jwt: { claims } } } };
    const answer = await handler(event as unknown as APIGatewayProxyEventV2, {} as Context);
    const { statusCode, body, headers = {} } = answer as APIGatewayProxyStructuredResultV2;
    return { status: statusCode, body: JSON.parse(body ?? '{}'), allow: headers['allow'] };
  };
  const area = 'POST /desk/cases/{proxy+}';

  test.each([
    ['c1/holds', { path: '/desk/cases/{id}/holds', params: { id: 'c1' } }],
    ['c1/notes/n 2', { path: '/desk/cases/{id}/notes/{noteId}', params: { id: 'c1', noteId: 'n 2' } }],
    ['100%/close', { path: '/desk/cases/{id}/close', params: { id: '100%' } }],
    ['__proto__/close', { path: '/desk/cases/{id}/close', params: { id: '__proto__' } }],
  ])('%s is led to the endpoint that is meant, with what stands in its places', async (proxy, body) =>
    expect(await ask(area, { proxy }, 'lucia')).toMatchObject({ status: 200, body }),
  );

  test('A route that is an endpoint of its own is that one', async () =>
    expect(await ask('GET /desk/{proxy+}', { proxy: 'q' })).toMatchObject({
      status: 200,
      body: { path: '/desk/{proxy+}', params: { proxy: 'q' } },
    }));

  test.each(['c1', 'c1/unknown', 'c1/holds/more', '/holds', ''])('%s leads nowhere', async (proxy) => {
    const { status, body } = await ask(area, { proxy }, 'lucia');
    expect({ status, code: body.code }).toEqual({ status: 404, code: 'no-such-route' });
  });

  test('What is there by another method is answered with the methods it is asked by', async () => {
    const { status, body, allow } = await ask('PUT /desk/cases/{proxy+}', { proxy: 'c1/holds' }, 'lucia');
    expect({ status, code: body.code, allow }).toEqual({ status: 405, code: 'method-unknown', allow: 'POST' });
  });

  test('Who answers requests that lead nowhere knows the methods of all functions, and takes no screen of the desk for one', () => {
    const places = placesIn(readFileSync('docs/openapi.json', 'utf8'))();
    expect(methodsAt(places, '/complaints')).toEqual(['POST']);
    expect(methodsAt(places, '/openapi.json')).toEqual(['GET']);
    expect(methodsAt(places, '/desk/cases/c1/notes')).toEqual(['POST']);
    expect(methodsAt(places, '/desk/nothing/here')).toEqual([]);
    expect(methodsAt(places, '/nothing')).toEqual([]);
  });

  test('Whoever is signed out is told so, as by any route', async () =>
    expect((await ask(area, { proxy: 'c1/holds' })).status).toBe(401));

  test('Of several that fit, the one is meant that names most of the address', () => {
    const lead = router([
      { method: 'POST', path: '/desk/tasks/{id}/complete' },
      { method: 'POST', path: '/desk/tasks/hand-over/complete' },
    ]);
    expect(lead('POST', '/desk/tasks/hand-over/complete')?.routeKey).toBe('POST /desk/tasks/hand-over/complete');
    expect(lead('GET', '/desk/tasks/1/complete')).toBeUndefined();
  });
});
