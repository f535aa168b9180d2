import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { verifyWebhook, webhookHeaders } from '#platform/standard-webhooks.ts';

const NOW = () => new Date().toISOString();
const aSecret = (bytes = 32): string => `whsec_${randomBytes(bytes).toString('base64')}`;
const bytes = (text: string) => Buffer.from(text, 'utf8');

describe('a webhook', () => {
  it('What we sign the reference library verifies, and what it signs we do, whatever the body', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.uuid(), (words, id) => {
        const secret = aSecret();
        const body = JSON.stringify({ words: words.toWellFormed() });
        const headers = webhookHeaders({ id, at: NOW(), body }, [secret]);
        expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
        const at = new Date();
        const theirs = {
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
          'webhook-signature': new Webhook(secret).sign(id, at, body),
        };
        expect(verifyWebhook({ headers: theirs, rawBody: bytes(body) }, [secret], NOW())).toEqual({ valid: true, id });
      }),
      { numRuns: 200 },
    );
  });

  it('While a secret is changed whoever knows the old or the new one can verify, and we take both', () => {
    const [before, after] = [aSecret(), aSecret()] as const;
    const body = '{"a":1}';
    const headers = webhookHeaders({ id: 'm1', at: NOW(), body }, [after, before]);
    expect(headers['webhook-signature']?.split(' ')).toHaveLength(2);
    for (const secret of [before, after]) expect(new Webhook(secret).verify(body, headers)).toEqual({ a: 1 });
    expect(() => new Webhook(aSecret()).verify(body, headers)).toThrow();
    for (const secret of [before, after]) {
      const old = webhookHeaders({ id: 'm1', at: NOW(), body }, [secret]);
      expect(verifyWebhook({ headers: old, rawBody: bytes(body) }, [after, before], NOW())).toMatchObject({
        valid: true,
      });
    }
  });

  it('One byte, one header or another key that is changed is refused, and an old one is a replay', () => {
    const secret = aSecret();
    const body = '{"amount":100}';
    const headers = webhookHeaders({ id: 'm1', at: NOW(), body }, [secret]);
    const tried = (over: Record<string, string>, text = body, key = secret, now = NOW()) =>
      verifyWebhook({ headers: { ...headers, ...over }, rawBody: bytes(text) }, [key], now);
    expect(tried({})).toEqual({ valid: true, id: 'm1' });
    expect(tried({}, '{"amount":900}')).toEqual({ valid: false, reason: 'wrong-signature' });
    expect(tried({ 'webhook-id': 'm2' })).toEqual({ valid: false, reason: 'wrong-signature' });
    expect(tried({}, body, aSecret())).toEqual({ valid: false, reason: 'wrong-signature' });
    expect(tried({ 'webhook-timestamp': `${Number(headers['webhook-timestamp']) + 1}` })).toMatchObject({
      valid: false,
    });
    const later = new Date(Date.now() + 301_000).toISOString();
    expect(tried({}, body, secret, later)).toEqual({ valid: false, reason: 'stale-timestamp' });
    expect(verifyWebhook({ headers: {}, rawBody: bytes(body) }, [secret], NOW())).toEqual({
      valid: false,
      reason: 'no-signature',
    });
  });

  it('A secret that is too short to be one signs and proves nothing', () => {
    const headers = webhookHeaders({ id: 'm1', at: NOW(), body: '{}' }, ['whsec_', aSecret(8)]);
    expect(headers['webhook-signature']).toBe('');
    expect(
      verifyWebhook({ headers: { ...headers, 'webhook-signature': 'v1,' }, rawBody: bytes('{}') }, [''], NOW()),
    ).toMatchObject({
      valid: false,
    });
  });
});
