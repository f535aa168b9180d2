import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { expect, it, vi } from 'vitest';
import { edgeDoor, ownDoor } from '#platform/http/door.ts';
import { endpoint } from '#platform/http/endpoint.ts';
import { httpHandler } from '#platform/http/handler.ts';

const CURRENT = 'a'.repeat(64);
const PREVIOUS = 'b'.repeat(64);

/** What an endpoint sees of where a request came from. */
const echo = endpoint<object>({
  method: 'GET',
  path: '/echo',
  summary: 'Says what it was told',
  access: 'public',
  refuses: [],
  responses: {},
  handle: async ({ source, headers }) => ({ status: 200, body: { source, headers } }),
});

const eventOf = (headers: Record<string, string>) =>
  ({
    routeKey: 'GET /echo',
    headers,
    requestContext: { http: { sourceIp: '203.0.113.9' } },
  }) as unknown as APIGatewayProxyEventV2;

const ask = async (headers: Record<string, string>, door = ownDoor()) => {
  const handler = httpHandler([echo], {}, door);
  const answer = (await handler(eventOf(headers), {} as Context)) as APIGatewayProxyStructuredResultV2;
  return { status: answer.statusCode, body: JSON.parse(answer.body ?? '{}') };
};
const edge = edgeDoor(async () => ({ current: CURRENT, previous: PREVIOUS }));

it('Without CloudFront the address is what API Gateway saw, whatever a client writes into its headers', async () => {
  const { status, body } = await ask({
    'x-amends-viewer': '198.51.100.1',
    'x-forwarded-for': '198.51.100.2',
    'cloudfront-viewer-address': '198.51.100.3:443',
  });
  expect({ status, source: body.source }).toEqual({ status: 200, source: '203.0.113.9' });
});

it.each([CURRENT, PREVIOUS])('Behind CloudFront the address is what CloudFront saw (secret %#)', async (secret) => {
  const { status, body } = await ask(
    { 'x-amends-origin': secret, 'x-amends-viewer': '198.51.100.1', 'x-forwarded-for': '1.2.3.4' },
    edge,
  );
  expect({ status, source: body.source }).toEqual({ status: 200, source: '198.51.100.1' });
});

it('No endpoint sees what CloudFront shows', async () => {
  const { body } = await ask(
    { 'x-amends-origin': CURRENT, 'x-amends-viewer': '198.51.100.1', 'x-amends-signature': 'x' },
    edge,
  );
  expect(body.headers).toEqual({ 'x-amends-signature': 'x' });
});

it.each([
  ['no secret', {}],
  ['an empty one', { 'x-amends-origin': '' }],
  ['another one', { 'x-amends-origin': 'c'.repeat(64) }],
  ['the beginning of it', { 'x-amends-origin': CURRENT.slice(0, -1) }],
  ['it twice, as API Gateway joins headers', { 'x-amends-origin': `${CURRENT},${CURRENT}` }],
  ['it under another name', { 'x-origin': CURRENT }],
])('Who went round CloudFront is refused: %s', async (_, headers) => {
  const { status, body } = await ask({ ...headers, 'x-amends-viewer': '198.51.100.1' } as Record<string, string>, edge);
  expect({ status, code: body.code }).toEqual({ status: 403, code: 'past-the-edge' });
  expect(JSON.stringify(body)).not.toContain(CURRENT.slice(0, 8));
});

it('Where there is no predecessor, nothing takes its place', async () => {
  const fresh = edgeDoor(async () => ({ current: CURRENT }));
  expect((await ask({ 'x-amends-origin': 'undefined' }, fresh)).status).toBe(403);
  expect((await ask({}, fresh)).status).toBe(403);
  expect((await ask({ 'x-amends-origin': CURRENT }, fresh)).status).toBe(200);
});

it('A deployment behind CloudFront is told so by its environment, and lets nobody in whom it cannot check', async () => {
  vi.stubEnv('ORIGIN_SECRET_ID', 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:x');
  vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:9');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  expect((await ask({})).status).toBeGreaterThanOrEqual(500);
  vi.unstubAllEnvs();
  expect((await ask({})).status).toBe(200);
});
