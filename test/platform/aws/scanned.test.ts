import { expect, it, vi } from 'vitest';
import { handsOut, onlyClean } from '#platform/aws/scanned.ts';
import { s3StandIn } from '#test/support/s3-stand-in.ts';

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
const AS = { name: 'AM-7K3Q9F2D-0a1b2c3d.png', type: 'image/png' };
const { asked, place } = s3StandIn(({ line }) => {
  const [path = '', query = ''] = line.split('?');
  const key = path.split('/').at(-1) ?? '';
  const result = found[key];
  // Whoever may not list a bucket is not told what is not there (S3: GetObject, permissions).
  if (key === 'unlisted') return { status: 403 };
  if (result === undefined) return { status: key === 'broken' ? 503 : 404 };
  if (!query.startsWith('tagging')) return { status: 200, body: 'words' };
  const tag = `<Tag><Key>GuardDutyMalwareScanStatus</Key><Value>${result}</Value></Tag>`;
  return { status: 200, body: `<Tagging><TagSet>${result ? tag : ''}</TagSet></Tagging>` };
});
const lines = () => asked.map(({ line }) => line);

it('What was found clean is read', async () => {
  expect(await onlyClean(place('inbox')).read('clean', 100)).toEqual({ bytes: new Uint8Array(Buffer.from('words')) });
});

it.each([
  ['fresh', 'held'],
  ['locked', 'held'],
  ['failed', 'held'],
  ['denied', 'held'],
  ['in-lower-case', 'held'],
  ['infected', 'infected'],
  ['nowhere', 'gone'],
  ['unlisted', 'gone'],
])('An object that is %s is not fetched: %s', async (key, unreadable) => {
  asked.length = 0;
  expect(await onlyClean(place('inbox')).read(key, 100)).toEqual({ unreadable });
  expect(await onlyClean(place('inbox')).link(key, AS)).toEqual({ unreadable });
  expect(lines()).toEqual([`GET /inbox/${key}?tagging=`, `GET /inbox/${key}?tagging=`]);
});

it('What was found clean has a link', async () => {
  expect(await onlyClean(place('inbox')).link('clean', AS)).toEqual({ url: expect.stringContaining('/inbox/clean?') });
});

it('Where nothing is scanned, what is there has a link, and what is not there has none', async () => {
  vi.stubEnv('MALWARE_SCAN', undefined);
  const { link } = handsOut(place('inbox'));
  expect(await link('fresh', AS)).toEqual({ url: expect.stringContaining('/inbox/fresh?') });
  expect(await link('nowhere', AS)).toEqual({ unreadable: 'gone' });
  expect(await link('unlisted', AS)).toEqual({ unreadable: 'gone' });
  await expect(link('broken', AS)).rejects.toThrow('S3 answered 503');
});

it('Where nothing answers for the tags, nothing is read', async () => {
  await expect(onlyClean(place('inbox')).read('broken', 100)).rejects.toThrow('S3 answered 503');
});

it('Only a deployment that scans asks for the tags', async () => {
  asked.length = 0;
  await handsOut(place('inbox')).read('fresh', 100);
  vi.stubEnv('MALWARE_SCAN', 'on');
  expect(await handsOut(place('inbox')).read('fresh', 100)).toEqual({ unreadable: 'held' });
  expect(lines()).toEqual(['GET /inbox/fresh', 'GET /inbox/fresh?tagging=']);
});

it('Where nothing is scanned, what may not be read, or is not there for whoever may not list, is gone for people', async () => {
  vi.stubEnv('MALWARE_SCAN', undefined);
  expect(await handsOut(place('inbox')).read('unlisted', 100)).toEqual({ unreadable: 'gone' });
  expect(await handsOut(place('inbox')).read('nowhere', 100)).toEqual({ unreadable: 'gone' });
});
