import { connect, type Socket } from 'node:net';
import { availableParallelism } from 'node:os';
import { text } from 'node:stream/consumers';
import { CreateFunctionCommand, InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { ACCOUNT, dummyCredentials, REGION } from '#local/loopback.ts';
import { zipOf } from '#platform/zip.ts';

const { endpoint } = inject('emulator');
const place = { endpoint, region: REGION, credentials: dummyCredentials };

const opened = (): Socket => {
  const { hostname, port } = new URL(endpoint);
  return connect(Number(port), hostname);
};

/** What the emulator says until it ends the connection. */
const said = async (...requests: string[]): Promise<string> => {
  const socket = opened();
  const all = text(socket);
  socket.write(requests.join(''));
  return all;
};

const HEALTH = '/_ministack/health';
const asked = (line: string, ...fields: string[]): string =>
  [`${line} HTTP/1.1`, 'Host: 127.0.0.1', ...fields, '', ''].join('\r\n');
const LAST = asked(`GET ${HEALTH}`, 'Connection: close');

const statuses = (answers: string): string[] =>
  [...answers.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => status ?? '');

/** A body in chunks: an unknown call of a service, which is refused by its name once it was read. */
const inChunks = (): string => {
  const fields = ['X-Amz-Target: DynamoDB_20120810.ListTables', 'Transfer-Encoding: chunked'];
  return `${asked('POST /', ...fields)}2\r\n{}\r\n0\r\n\r\n`;
};

describe('The emulator speaks HTTP', () => {
  test('Requests that come in one piece are answered in their order, and the connection stays until it is to close', async () => {
    const answers = await said(asked(`GET ${HEALTH}`), asked('GET /_ministack/nothing-here'), LAST);
    expect(statuses(answers)).toHaveLength(3);
    expect(answers.match(/"services"/g)).toHaveLength(2);
    expect(answers.toLowerCase().match(/connection: close/g)).toHaveLength(1);
  });

  test('A body in chunks, and one that waits to be asked for, are read after plain requests on the same connection', async () => {
    const length = ['X-Amz-Target: DynamoDB_20120810.ListTables', 'Content-Length: 2', 'Expect: 100-continue'];
    const waiting = `${asked('POST /', ...length)}{}`;
    const answers = await said(asked(`GET ${HEALTH}`), inChunks(), waiting, LAST);
    expect(statuses(answers)).toEqual(['200', '200', '100', '200', '200']);
    expect(answers.match(/"TableNames"/g)).toHaveLength(2);
  });

  test('Who asks for the head alone is given no body, and what follows is understood', async () => {
    const answers = await said(asked(`HEAD ${HEALTH}`), LAST);
    expect(statuses(answers)).toEqual(['200', '200']);
    expect(answers.match(/"services"/g)).toHaveLength(1);
  });

  test.each([
    ['two lengths', asked(`GET ${HEALTH}`, 'Content-Length: 0', 'Content-Length: 5')],
    ['a field without a name', asked(`GET ${HEALTH}`, ': value')],
    ['no host', `GET ${HEALTH} HTTP/1.1\r\n\r\n`],
    ['a length that is no number', asked('POST /', 'Content-Length: +5')],
    ['a space before the colon', asked(`GET ${HEALTH}`, 'Content-Length : 5')],
  ])('A request with %s is refused, and ends the connection', async (_, request) => {
    const answers = await said(request, LAST);
    expect(statuses(answers)).toEqual(['400']);
  });

  test('A large object comes back as it was sent, byte by byte', async () => {
    const client = new S3Client({ ...place, forcePathStyle: true });
    const sent = Uint8Array.from({ length: 3_000_000 }, (_, at) => (at * 31) % 251);
    await client.send(new CreateBucketCommand({ Bucket: 'plain' }));
    await client.send(new PutObjectCommand({ Bucket: 'plain', Key: 'large', Body: sent }));
    const { Body } = await client.send(new GetObjectCommand({ Bucket: 'plain', Key: 'large' }));
    expect(Buffer.from((await Body?.transformToByteArray()) ?? []).equals(sent)).toBe(true);
    client.destroy();
  });
});

describe('The emulator runs functions', () => {
  const client = new LambdaClient({ ...place, maxAttempts: 1 });
  const FunctionName = 'tells-who-it-is';
  const CODE = `exports.handler = async ({ says }) => {
    console.log(says);
    await new Promise((resolve) => setTimeout(resolve, 20));
    return { process: process.pid, threshold: process.env.MALLOC_MMAP_THRESHOLD_ };
  };`;

  const call = async (says: string) => {
    const Payload = JSON.stringify({ says });
    const answer = await client.send(new InvokeCommand({ FunctionName, Payload, LogType: 'Tail' }));
    const result = JSON.parse(Buffer.from(answer.Payload ?? []).toString()) as { process: number; threshold: string };
    return { ...result, log: Buffer.from(answer.LogResult ?? '', 'base64').toString() };
  };

  beforeAll(async () => {
    const ZipFile = zipOf(new Map([['index.js', Buffer.from(CODE)]]));
    const Role = `arn:aws:iam::${ACCOUNT}:role/any`;
    const Runtime = 'nodejs24.x';
    await client.send(
      new CreateFunctionCommand({ FunctionName, Role, Runtime, Handler: 'index.handler', Code: { ZipFile } }),
    );
  });
  afterAll(() => client.destroy());

  test('However many call one at a time, it has no more processes than there are processors', async () => {
    const calls = await Promise.all(Array.from({ length: 12 }, (_, n) => call(`call ${n}`)));
    expect(new Set(calls.map(({ process }) => process)).size).toBeLessThanOrEqual(Math.max(2, availableParallelism()));
  });

  test('What a call writes is in one log, and in no other', async () => {
    const says = ['the first', 'the second'];
    const logs: string[] = [];
    // What comes late is in the log of a later call of the same process.
    for (const what of [...says, ...Array.from({ length: 10 }, () => 'another')]) logs.push((await call(what)).log);
    expect(says.map((what) => logs.join('\n').split(what).length - 1)).toEqual([1, 1]);
  });

  test('A process gives back to the system what it needed to start', async () => {
    expect((await call('again')).threshold).toBe('32768');
  });
});
