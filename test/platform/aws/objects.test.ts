import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Transient } from '#domain/failures.ts';
import { type Objects, s3Objects } from '#platform/aws/objects.ts';

/** A stand-in of S3 on this machine: keeps what it is sent, under the address it was sent to. */
const objects = new Map<string, Buffer>();
const asked: { method: string; authorization: string }[] = [];
let broken = false;
let denied = false;
const server = createServer(async (request, response) => {
  const { method = '', url = '', headers } = request;
  asked.push({ method, authorization: headers.authorization ?? '' });
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  if (broken || denied) response.writeHead(denied ? 403 : 503).end();
  else if (method === 'PUT') {
    objects.set(url, Buffer.concat(chunks));
    response.writeHead(200).end();
  } else {
    const found = objects.get(url);
    response.writeHead(found ? 200 : 404, { 'content-length': found?.byteLength ?? 0 }).end(found);
  }
});
let inbox: Objects;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.env['AWS_ACCESS_KEY_ID'] = 'test';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'test';
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  inbox = s3Objects({ endpoint, region: 'eu-west-1', bucket: 'in' });
});
afterAll(() => {
  server.close();
  delete process.env['AWS_ACCESS_KEY_ID'];
  delete process.env['AWS_SECRET_ACCESS_KEY'];
});
beforeEach(() => {
  broken = false;
  denied = false;
  objects.clear();
  asked.length = 0;
});

describe('a bucket', () => {
  it('A bucket gives back what it was given, byte by byte, by signed requests', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    await inbox.keep('inbound/channels/sms/a b+ñ', bytes);
    expect([...objects.keys()]).toEqual(['/in/inbound/channels/sms/a%20b%2B%C3%B1']);
    expect(await inbox.read('inbound/channels/sms/a b+ñ', 256)).toEqual({ bytes });
    expect(asked.map(({ method }) => method)).toEqual(['PUT', 'GET']);
    for (const { authorization } of asked)
      expect(authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=test\/\d{8}\/eu-west-1\/s3\/aws4_request, /);
  });

  it('A bucket says what it does not give', async () => {
    await inbox.keep('large', Buffer.alloc(11));
    await inbox.keep('huge', Buffer.alloc(2_000_000));
    const huge = await inbox.read('huge', 10);
    expect('beginning' in huge && huge.beginning?.length).toBe(512 * 1024);
    expect(await inbox.read('large', 10)).toEqual({ unreadable: 'too-large', beginning: Buffer.alloc(11) });
    expect(await inbox.read('nothing', 10)).toEqual({ unreadable: 'gone' });
  });

  it('A bucket fails for the moment where S3 does, so that whoever delivers delivers again', async () => {
    broken = true;
    await expect(inbox.keep('a', Buffer.from('a'))).rejects.toThrow(Transient);
    await expect(inbox.read('a', 10)).rejects.toThrow(Transient);
  });

  it('What is denied is a failure and not gone, for whoever delivers and can deliver again', async () => {
    denied = true;
    await expect(inbox.read('inbound/x', 9)).rejects.toThrow(Transient);
    await expect(inbox.keep('inbound/x', Buffer.from('a'))).rejects.toThrow('S3 answered 403');
  });
});
