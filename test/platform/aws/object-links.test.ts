import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LINK_SECONDS, linkToObject, savedAs } from '#platform/aws/object-links.ts';
import { canonicalQuery, signatureByHand } from './signature-by-hand.ts';

const place = { endpoint: 'https://s3.eu-west-1.amazonaws.com', region: 'eu-west-1', bucket: 'evidence' };
const saved = { name: 'AM-7K3Q9F2D-0a1b2c3d.pdf', type: 'application/pdf' };
const SECRET = 'the-secret-of-the-tests';

beforeEach(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', SECRET);
  vi.stubEnv('AWS_SESSION_TOKEN', 'session+token/=');
});
afterEach(() => vi.unstubAllEnvs());

/** The signature of a link as the documentation makes it (S3: authenticating requests, using query parameters). */
const signatureOf = (url: URL): string =>
  signatureByHand(
    {
      at: url.searchParams.get('X-Amz-Date') ?? '',
      scope: ['eu-west-1', 's3'],
      request: [
        ...['GET', url.pathname, canonicalQuery(url, 'X-Amz-Signature'), `host:${url.host}\n`, 'host'],
        'UNSIGNED-PAYLOAD',
      ],
    },
    SECRET,
  );

describe('A link to an object', () => {
  it('is signed as S3 checks it, holds for a minute, and says how the file is saved', async () => {
    const url = new URL(await linkToObject(place, 'attachments/case/hash', saved));
    expect(url.origin + url.pathname).toBe('https://s3.eu-west-1.amazonaws.com/evidence/attachments/case/hash');
    const query = Object.fromEntries(url.searchParams);
    expect(query).toMatchObject({
      'X-Amz-Expires': String(LINK_SECONDS),
      'X-Amz-Security-Token': 'session+token/=',
      'response-cache-control': 'no-store',
      'response-content-disposition': 'attachment; filename="AM-7K3Q9F2D-0a1b2c3d.pdf"',
      'response-content-type': 'application/pdf',
    });
    expect(LINK_SECONDS).toBe(60);
    expect(query['X-Amz-Signature']).toBe(signatureOf(url));
  });

  it('does not hold for another object, name or type: all of them are signed', async () => {
    const url = new URL(await linkToObject(place, 'attachments/case/hash', saved));
    url.searchParams.set('response-content-type', 'text/html');
    expect(url.searchParams.get('X-Amz-Signature')).not.toBe(signatureOf(url));
  });
});

it.each(['', '../x.pdf', 'a"b.pdf', 'a\r\nb.pdf', 'Ana Prieto.pdf', 'ñ.pdf', '.hidden', 'a'.repeat(101)])(
  'A file is saved under a name of ours, and not under %j',
  (name) => {
    expect(() => savedAs(name)).toThrow(RangeError);
  },
);
