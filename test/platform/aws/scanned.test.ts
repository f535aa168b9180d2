import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { handsOut, onlyClean } from '#platform/aws/scanned.ts';

/** What the scan says of an object, by its key. */
const found: Record<string, string | undefined> = {
  clean: 'NO_THREATS_FOUND',
  infected: 'THREATS_FOUND',
  locked: 'UNSUPPORTED',
  failed: 'FAILED',
  denied: 'ACCESS_DENIED',
  'in-lower-case': 'no_threats_found',
  fresh: '',
};
const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`);
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const key = path.split('/').at(-1) ?? '';
  const result = found[key];
  if (result === undefined) return response.writeHead(key === 'broken' ? 503 : 404).end();
  if (!query.startsWith('tagging')) return response.writeHead(200).end('words');
  const tag = `<Tag><Key>GuardDutyMalwareScanStatus</Key><Value>${result}</Value></Tag>`;
  return response.writeHead(200).end(`<Tagging><TagSet>${result ? tag : ''}</TagSet></Tagging>`);
});
const place = () => ({
  endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  region: 'eu-west-1',
  bucket: 'inbox',
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

it('What was found clean is read', async () => {
  expect(await onlyClean(place()).read('clean', 100)).toEqual({ bytes: new Uint8Array(Buffer.from('words')) });
});

it.each([
  ['fresh', 'held'],
  ['locked', 'held'],
  ['failed', 'held'],
  ['denied', 'held'],
  ['in-lower-case', 'held'],
  ['infected', 'infected'],
  ['nowhere', 'gone'],
])('An object that is %s is not fetched: %s', async (key, unreadable) => {
  asked.length = 0;
  expect(await onlyClean(place()).read(key, 100)).toEqual({ unreadable });
  expect(asked).toEqual([`GET /inbox/${key}?tagging=`]);
});

it('Where nothing answers for the tags, nothing is read', async () => {
  await expect(onlyClean(place()).read('broken', 100)).rejects.toThrow('S3 answered 503');
});

it('Only a deployment that scans asks for the tags', async () => {
  asked.length = 0;
  await handsOut(place()).read('fresh', 100);
  vi.stubEnv('MALWARE_SCAN', 'on');
  expect(await handsOut(place()).read('fresh', 100)).toEqual({ unreadable: 'held' });
  expect(asked).toEqual(['GET /inbox/fresh', 'GET /inbox/fresh?tagging=']);
});
