import { expect, it } from 'vitest';
import { s3Files } from '#functions/retention/files.ts';
import { s3StandIn } from '#test/support/s3-stand-in.ts';

/** What S3 answers next. */
let answer = 200;
/** What it says of the tags of an object. */
let tags = '';
const { asked, place } = s3StandIn(({ line }) => ({
  status: answer,
  body: line.startsWith('GET ') ? `<Tagging><TagSet>${tags}</TagSet></Tagging>` : '',
}));
const files = () => s3Files({ inbound: place('inbox'), evidence: place('kept') });

it('Files are tagged when blocked, untagged when unblocked, and removed; a file that is gone is no failure', async () => {
  const store = files();
  await store.block({ bucket: 'inbound', key: 'inbound/channels/call/a b' });
  tags = '<Tag><Key>blocked</Key><Value>true</Value></Tag>';
  await store.unblock({ bucket: 'inbound', key: 'inbound/x' });
  await store.remove({ bucket: 'evidence', key: 'attachments/c/1' });
  expect(asked.map(({ line }) => line)).toEqual([
    'GET /inbox/inbound/channels/call/a%20b?tagging=',
    'PUT /inbox/inbound/channels/call/a%20b?tagging=',
    'GET /inbox/inbound/x?tagging=',
    'PUT /inbox/inbound/x?tagging=',
    'DELETE /kept/attachments/c/1',
  ]);
  expect(asked[1]?.body).toContain('<Key>blocked</Key><Value>true</Value>');
  expect(asked[1]?.md5).toMatch(/==$/);
  expect(asked[3]?.body).toContain('<TagSet></TagSet>');
  answer = 404;
  await store.remove({ bucket: 'evidence', key: 'attachments/c/1' });
  await store.block({ bucket: 'evidence', key: 'attachments/c/1' });
  // Denied is not gone: a file that could not be tagged would stay readable.
  answer = 403;
  await expect(store.block({ bucket: 'evidence', key: 'k' })).rejects.toThrow('S3 answered 403');
  answer = 500;
  await expect(store.block({ bucket: 'evidence', key: 'k' })).rejects.toThrow('S3 answered 500');
});

it('What a scan for malware has said of a file stays when it is blocked and when it is unblocked', async () => {
  answer = 200;
  const scanned = '<Tag><Key>GuardDutyMalwareScanStatus</Key><Value>NO_THREATS_FOUND</Value></Tag>';
  const blocked = '<Tag><Key>blocked</Key><Value>true</Value></Tag>';
  tags = scanned;
  await files().block({ bucket: 'inbound', key: 'inbound/x' });
  expect(asked.at(-1)?.body).toContain(`<TagSet>${scanned}${blocked}</TagSet>`);
  tags = `${blocked}\n  ${scanned}`;
  await files().unblock({ bucket: 'inbound', key: 'inbound/x' });
  expect(asked.at(-1)?.body).toContain(`<TagSet>${scanned}</TagSet>`);
});
