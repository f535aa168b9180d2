import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, vi } from 'vitest';

/** A request as S3 gets it: its method and path in one line. */
type Asked = { line: string; md5: unknown; body: string };

/** S3 on the loopback, for the tests of one file: keeps what it was asked, and answers what the test says. */
export const s3StandIn = (answer: (asked: Asked) => { status: number; body?: string }) => {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const one = { line: `${request.method} ${request.url}`, md5: request.headers['content-md5'], body };
      asked.push(one);
      const answered = answer(one);
      response.writeHead(answered.status).end(answered.body);
    });
  });
  beforeAll(async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    server.close();
  });
  const place = (bucket: string) => ({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'eu-west-1',
    bucket,
  });
  return { asked, place };
};
