import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach } from 'vitest';

type Asked = { method: string; path: string; body: Record<string, unknown> };

const bodyOf = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString() || '{}');
};

/**
 * A service of AWS on the loopback, for the tests of one file: keeps what it was asked, answers always the same, and refuses
 * by the class names that a test puts into `refusals`. `options` are those of a client that reaches it.
 */
export const awsStandIn = (answer: object) => {
  const asked: Asked[] = [];
  const refusals: string[] = [];
  const server = createServer(async (request, response) => {
    asked.push({ method: request.method ?? '', path: request.url ?? '', body: await bodyOf(request) });
    const refusal = refusals.shift();
    response.writeHead(refusal ? 400 : 200, {
      'content-type': 'application/json',
      ...(refusal && { 'x-amzn-errortype': refusal }),
    });
    response.end(JSON.stringify(refusal ? { __type: refusal, message: 'quotes what Ana wrote' } : answer));
  });
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  beforeEach(() => {
    asked.length = 0;
    refusals.length = 0;
  });
  const options = () => ({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  return { asked, refusals, options };
};
