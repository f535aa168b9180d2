import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { inLogs } from '#tools/drill/log-lines.ts';

type Asked = { logGroupName: string; startTime: number; filterPattern: string; nextToken?: string };
type Page = { status?: number; body: object };

const asked: { headers: Record<string, unknown>; body: Asked }[] = [];
let answer: (asked: Asked) => Page = () => ({ body: { events: [] } });
const server = createServer(async (request, response) => {
  let text = '';
  for await (const piece of request) text += piece;
  const body = JSON.parse(text) as Asked;
  asked.push({ headers: request.headers, body });
  const { status = 200, body: said } = answer(body);
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(said));
});

beforeEach(async () => {
  asked.length = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${port}`);
  vi.stubEnv('AWS_REGION', 'eu-west-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
});

const look = {
  groups: ['/aws/lambda/Amends-inbound', '/aws/lambda/Amends-desk'],
  words: ['bcdf', 'ghjk'],
  since: 1000,
  isLocal: false,
};

describe('words in logs', () => {
  test('Each group is asked for lines with any of the words since the drill began, page by page', async () => {
    answer = ({ logGroupName, nextToken }) => {
      if (!logGroupName.endsWith('inbound')) return { body: { events: [] } };
      return nextToken
        ? { body: { events: [{ message: '{"message":"read GHJK"}' }] } }
        : { body: { events: [{ message: 'bcdf' }, { message: 'nothing of it' }], nextToken: 'more' } };
    };
    expect(await inLogs(look)).toEqual(['/aws/lambda/Amends-inbound, 2 lines']);
    expect(asked.map(({ body }) => body)).toEqual([
      { logGroupName: look.groups[0], startTime: 1000, filterPattern: '?"bcdf" ?"ghjk"' },
      { logGroupName: look.groups[0], startTime: 1000, filterPattern: '?"bcdf" ?"ghjk"', nextToken: 'more' },
      { logGroupName: look.groups[1], startTime: 1000, filterPattern: '?"bcdf" ?"ghjk"' },
    ]);
    expect(asked[0]?.headers).toMatchObject({
      'x-amz-target': 'Logs_20140328.FilterLogEvents',
      authorization: expect.stringMatching(/^AWS4-HMAC-SHA256 Credential=test\/\d{8}\/eu-west-1\/logs\/aws4_request/),
    });
  });

  test('An emulator gives all lines, of which those with a word count', async () => {
    answer = () => ({ body: { events: [{ message: 'nothing of it' }, { message: 'Bcdf' }] } });
    expect(await inLogs({ ...look, groups: ['one'], isLocal: true })).toEqual(['one, 1 lines']);
    expect(asked.map(({ body }) => body)).toEqual([{ logGroupName: 'one', startTime: 1000 }]);
  });

  test('A look that comes too often is made again', async () => {
    let times = 0;
    answer = () => {
      times += 1;
      return times === 1 ? { status: 400, body: { __type: 'ThrottlingException' } } : { body: { events: [] } };
    };
    expect(await inLogs({ ...look, groups: ['one'] })).toEqual([]);
    expect(times).toBe(2);
  });

  test('What AWS says no with keeps its name', async () => {
    answer = () => ({ status: 400, body: { __type: 'com.amazon#AccessDeniedException', message: 'not authorized' } });
    await expect(inLogs(look)).rejects.toMatchObject({ name: 'AccessDeniedException', message: 'not authorized' });
  });

  test('Where pages never end it is said, and nothing is believed', async () => {
    answer = () => ({ body: { events: [], nextToken: 'more' } });
    await expect(inLogs(look)).rejects.toThrow('Amends-inbound has more than 200 pages');
  });
});
