import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dynamoThrottling, type FaultyProxy, routeThrottling, startFaultyProxy } from '#local/faults.ts';
import { dummyCredentials } from '#local/loopback.ts';

const seen: { method: string; url: string; headers: Record<string, unknown>; body: string }[] = [];
const server = createServer(async (request, response) => {
  let body = '';
  for await (const part of request) body += String(part);
  seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
  response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0', 'x-of': 'the service' }).end('{}');
});
let target = '';
const proxies: FaultyProxy[] = [];
const behind = async (share: number, fault = dynamoThrottling): Promise<FaultyProxy> => {
  const proxy = await startFaultyProxy(target, { fault, share });
  proxies.push(proxy);
  return proxy;
};

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  target = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await Promise.all(proxies.map((proxy) => proxy.stop()));
  server.closeAllConnections();
  server.close();
});

const asked = (endpoint: string, maxAttempts: number) =>
  new DynamoDBClient({ endpoint, region: 'eu-west-1', credentials: dummyCredentials, maxAttempts }).send(
    new GetItemCommand({ TableName: 'T', Key: { pk: { S: 'a' } } }),
  );

describe('a service that is throttled', () => {
  test('Where no call is refused, each reaches the service as it was sent, and its answer comes back', async () => {
    const { url, counts } = await behind(0);
    const answer = await fetch(`${url}/a/b?c=d`, { method: 'PUT', headers: { 'x-mine': 'yes' }, body: 'año' });
    expect(answer.headers.get('x-of')).toBe('the service');
    expect(seen.at(-1)).toMatchObject({ method: 'PUT', url: '/a/b?c=d', body: 'año', headers: { 'x-mine': 'yes' } });
    expect(counts()).toEqual({ passed: 1, refused: 0 });
  });

  test('The SDK takes a refusal of DynamoDB for a throttling, and repeats it', async () => {
    const { url, counts } = await behind(1);
    await expect(asked(url, 3)).rejects.toMatchObject({ name: 'ThrottlingException', $metadata: { attempts: 3 } });
    expect(counts()).toEqual({ passed: 0, refused: 3 });
  });

  test('A route beyond its limit answers 429', async () => {
    const { url } = await behind(1, routeThrottling);
    expect((await fetch(`${url}/complaints`, { method: 'POST', body: '{}' })).status).toBe(429);
  });

  test('Once it is calm nothing is refused any more', async () => {
    const { url, calm, counts } = await behind(1);
    calm();
    await asked(url, 1);
    expect(counts()).toEqual({ passed: 1, refused: 0 });
  });
});
