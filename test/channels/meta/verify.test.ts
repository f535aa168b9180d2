import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawRequest } from '#channels/contract.ts';
import { challengeMeta, verifyMeta } from '#channels/meta/verify.ts';
import { fixture, RECEIVED } from './payloads.ts';

const request = (
  rawBody: Uint8Array,
  headers: Record<string, string>,
  query: Record<string, string> = {},
): RawRequest => ({
  method: 'POST',
  url: 'https://api.lumbre.example/channels/whatsapp',
  headers,
  query,
  rawBody,
});
const genuine = (body: Uint8Array, headers: Record<string, string>, ...secrets: string[]): boolean =>
  verifyMeta(request(body, headers), secrets, RECEIVED).valid;

const real = {
  body: fixture('meta', 'meta-whatsapp-real-delivery.json'),
  secret: '1222e786b144d0e85b9f365372d93676',
  signature: 'sha256=54edfa1d7259e0eb13c677cc7d73d1b5c86cfa12433d19156e058ab9251bc441',
};
const readable = {
  body: fixture('meta', 'meta-unicode-body.txt'),
  secret: 'YOUR_APP_SECRET',
  signature: 'sha256=0363007aabdf1ab579f35936651a460fb5fa1aaf40df98b1264446b72cc96688',
};

const flipped = (bytes: Uint8Array, bit: number): Buffer => {
  const copy = Buffer.from(bytes);
  const place = (bit >> 3) % copy.length;
  copy[place] = (copy[place] ?? 0) ^ (1 << (bit & 7));
  return copy;
};

describe('signature of Meta', () => {
  it.each([real, readable])(
    'The signature of Meta under a published delivery is valid',
    ({ body, secret, signature }) => {
      expect(genuine(body, { 'x-hub-signature-256': signature }, secret)).toBe(true);
      expect(genuine(body, { 'x-hub-signature-256': signature }, 'old', secret)).toBe(true);
      expect(genuine(body, { 'x-hub-signature-256': signature }, 'another')).toBe(false);
    },
  );

  it.each([
    ['rawBody', '0d814d436b45c33ef664a317ff4b8dc2d3d8fe2a'],
    ['{}', '1c99183cb7c44ea27fb834746086b65b89800db8'],
  ])('The signature of Meta of an older app is valid: %s', (body, hex) => {
    expect(genuine(Buffer.from(body), { 'x-hub-signature': `sha1=${hex}` }, 'FAKE_SECRET')).toBe(true);
  });

  it.each([real, readable])(
    'The signature of Meta is refused with every change of one bit',
    ({ body, secret, signature }) => {
      fc.assert(
        fc.property(fc.nat(8 * body.length - 1), (bit) => {
          expect(genuine(flipped(body, bit), { 'x-hub-signature-256': signature }, secret)).toBe(false);
        }),
        { numRuns: 500 },
      );
      for (let bit = 0; bit < 8 * signature.length; bit++) {
        const changed = flipped(Buffer.from(signature), bit).toString('latin1');
        expect(genuine(body, { 'x-hub-signature-256': changed }, secret)).toBe(false);
      }
    },
  );

  it('A signature of Meta is asked for, and the weaker one does not stand in for a wrong strong one', () => {
    expect(verifyMeta(request(real.body, {}), [real.secret], RECEIVED)).toEqual({
      valid: false,
      reason: 'no-signature',
    });
    const sha1 = createHmac('sha1', real.secret).update(real.body).digest('hex');
    const both = { 'x-hub-signature': `sha1=${sha1}`, 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` };
    expect(genuine(real.body, both, real.secret)).toBe(false);
  });

  it('A signature of Meta cannot be made without a secret', () => {
    const empty = createHmac('sha256', '').update(real.body).digest('hex');
    expect(genuine(real.body, { 'x-hub-signature-256': `sha256=${empty}` }, '')).toBe(false);
    expect(genuine(real.body, { 'x-hub-signature-256': real.signature })).toBe(false);
  });
});

describe('challenge of Meta', () => {
  const ask = (
    query: Record<string, string>,
    method: RawRequest['method'] = 'GET',
    verifyTokens = ['old', '1qaz2wsx'],
  ) => challengeMeta({ ...request(Buffer.alloc(0), {}, query), method }, { secrets: ['app-secret'], verifyTokens });
  const query = { 'hub.mode': 'subscribe', 'hub.verify_token': '1qaz2wsx', 'hub.challenge': 'abc' };

  it('The challenge of Meta comes back bare', () => expect(ask(query)).toMatchObject({ status: 200, body: 'abc' }));

  it.each([
    [{ ...query, 'hub.verify_token': '1qaz2wsX' }],
    [{ ...query, 'hub.mode': 'unsubscribe' }],
    [{ 'hub.mode': 'subscribe', 'hub.challenge': 'abc' }],
    [{}],
  ])('The challenge of Meta is refused: %j', (wrong: Record<string, string>) =>
    expect(ask(wrong)).toEqual({ status: 403 }),
  );

  it('The challenge of Meta is refused where there is no token', () => {
    expect(ask({ ...query, 'hub.verify_token': '' }, 'GET', [''])).toEqual({ status: 403 });
  });

  it('A POST to a webhook of Meta is no challenge', () => expect(ask({}, 'POST')).toBeUndefined());
});
