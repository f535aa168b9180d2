import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inbound } from '#channels/inbound.ts';
import { deliveryAt } from '#channels/inbound-objects.ts';
import type { Channel } from '#channels/names.ts';
import { Transient } from '#domain/failures.ts';
import { MONDAY } from '#test/support/case-fixture.ts';
import { logLines } from '#test/support/log-lines.ts';
import { signers } from './signing.ts';
import { SECRETS, webhooksFixture } from './webhooks.ts';

const withWebhook = Object.entries(inbound).flatMap(([name, { verify }]) => (verify ? [name as Channel] : []));
const withoutWebhook = Object.keys(inbound).filter((name) => !withWebhook.includes(name as Channel));
const BODY = Buffer.from('From=%2B34600111222&Body=La+caldera+no+va&MessageSid=SM1');

const lines = logLines();

describe('a delivery that is the platform’s own', () => {
  it.each(withWebhook)('A delivery of the platform %s is stored byte by byte, then answered', async (channel) => {
    const { deliver, inbox, deliveries } = webhooksFixture();
    const body = Buffer.concat([BODY, Buffer.from('&Extra=ñ\\u00e1')]);
    for (const secret of SECRETS) expect((await deliver(channel, body, secret)).status).toBe(200);
    const stored = [...inbox.objects];
    expect(stored).toHaveLength(2);
    for (const [key, bytes] of stored) {
      expect(Buffer.from(bytes).equals(body)).toBe(true);
      expect(deliveryAt({ key, receivedAt: '' })).toMatchObject({ channel, receivedAt: MONDAY });
    }
    expect(await deliveries()).toEqual([]);
  });

  it('A delivery is the same whether the gateway encodes it or not', async () => {
    const { call, signatureOf, inbox } = webhooksFixture();
    const body = Buffer.from('{"text":"Ñandú 🙏"}');
    const headers = signatureOf('whatsapp', body);
    expect((await call('POST', 'whatsapp', { body, headers, encoded: false })).status).toBe(200);
    expect([...inbox.objects.values()].map((bytes) => Buffer.from(bytes).toString())).toEqual([body.toString()]);
  });

  it('A delivery that could not be stored is not confirmed to the platform', async () => {
    const keep = () => Promise.reject(new Transient('S3 answered 503'));
    const { deliver } = webhooksFixture({ inbox: { keep } });
    expect((await deliver('whatsapp', BODY)).status).toBe(503);
  });

  it('A delivery is answered as the platform wants it', async () => {
    const { deliver } = webhooksFixture();
    expect(await deliver('sms', BODY)).toMatchObject({
      text: '<Response/>',
      headers: { 'content-type': 'text/xml', 'x-content-type-options': 'nosniff' },
    });
  });

  it('A delivery that is too large is refused', async () => {
    const { deliver, inbox } = webhooksFixture();
    expect((await deliver('whatsapp', Buffer.alloc(6 * 1024 * 1024))).status).toBe(200);
    expect((await deliver('whatsapp', Buffer.alloc(6 * 1024 * 1024 + 3))).status).toBe(413);
    expect(inbox.objects.size).toBe(1);
  });
});

describe('a delivery of anybody else', () => {
  const turned = (bytes: Buffer, bit: number): Buffer => {
    const copy = Buffer.from(bytes);
    const place = Math.floor(bit / 8) % copy.length;
    copy[place] = (copy[place] ?? 0) ^ (1 << (bit % 8));
    return copy;
  };

  it.each(withWebhook)(
    'One changed bit of what verifies a delivery of %s is refused, listed and logged, and stores nothing',
    async (channel) => {
      const { call, signatureOf, inbox, deliveries } = webhooksFixture();
      const headers = signatureOf(channel, BODY);
      const names = Object.keys(headers).filter((name) => name !== 'content-type');
      // Telegram signs nothing: its secret is all there is to change.
      const parts = channel === 'telegram' ? names : ['body', ...names];
      let refused = 0;
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...parts), fc.nat(100_000), async (part, bit) => {
          const body = part === 'body' ? turned(BODY, bit) : BODY;
          const changed =
            part === 'body'
              ? headers
              : { ...headers, [part]: turned(Buffer.from(headers[part] ?? '', 'latin1'), bit).toString('latin1') };
          const { status, text, headers: answered } = await call('POST', channel, { body, headers: changed });
          expect(status).toBe(403);
          expect(answered['content-type']).toBe('application/problem+json');
          expect(JSON.parse(text)).toMatchObject({ status: 403, errors: [] });
          refused++;
        }),
        { numRuns: 150 },
      );
      expect(inbox.objects.size).toBe(0);
      const listed = await deliveries();
      expect(listed.length).toBeLessThan(6);
      expect(listed.reduce((sum, { count = 0 }) => sum + count, 0)).toBe(refused);
      expect(new Set(listed.map(({ result }) => result))).toEqual(new Set(['refused']));
      const told = lines.map((line) => JSON.parse(line)).filter(({ message }) => message === 'security');
      const samples = listed.flatMap((row) => (row.samples ?? []).map(({ id }) => id));
      expect(told).toHaveLength(refused);
      expect(told.map(({ deliveryId }) => deliveryId)).toEqual(expect.arrayContaining(samples));
    },
  );

  it.each(withWebhook)(
    'Deliveries of %s without a signature, and of another secret, are refused with the reason kept inside',
    async (channel) => {
      const { call, deliver, deliveries, table } = webhooksFixture();
      const bare = await call('POST', channel, { body: BODY });
      const forged = await deliver(channel, BODY, 'another-secret');
      expect([bare.status, forged.status]).toEqual([403, 403]);
      expect(bare.text).toBe(forged.text);
      for (const { reason = '' } of await deliveries()) expect(bare.text).not.toContain(reason);
      expect(table.all().every(({ ttl }) => Number(ttl) > Date.parse(MONDAY) / 1000)).toBe(true);
      expect(lines.join()).not.toMatch(/34600111222|caldera/);
    },
  );

  it('A delivery that repeats an old one is refused where the platform signs the time', async () => {
    const { call, signatureOf, clock } = webhooksFixture();
    for (const channel of ['zendesk', 'chatwoot', 'chat'] as const) {
      const headers = signatureOf(channel, BODY);
      clock.pass('PT6M');
      expect((await call('POST', channel, { body: BODY, headers })).status, channel).toBe(403);
    }
  });
});

describe('a channel', () => {
  it('Every webhook has a way to sign in this test', () => {
    expect(Object.keys(signers).sort()).toEqual([...withWebhook].sort());
  });

  it.each([...withoutWebhook, 'telex', '__proto__', 'constructor'])('The channel %s has no webhook', async (name) => {
    const { call, inbox } = webhooksFixture();
    for (const method of ['GET', 'POST', 'HEAD'] as const)
      expect((await call(method, name, { body: BODY })).status).toBe(404);
    expect(inbox.objects.size).toBe(0);
  });

  it('A channel that is not set up takes nothing', async () => {
    const { deliver } = webhooksFixture({ keys: async () => ({}) });
    expect((await deliver('whatsapp', BODY)).status).toBe(404);
    expect((await deliver('telegram', BODY)).status).toBe(404);
  });
});

describe('a challenge', () => {
  const asked = (token: string) => `hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=1158201444`;

  it.each(['whatsapp', 'messenger', 'instagram', 'facebook'])(
    'The challenge of %s is answered bare',
    async (channel) => {
      const { call } = webhooksFixture();
      expect(await call('GET', channel, { query: asked('the-old-secret') })).toMatchObject({
        status: 200,
        text: '1158201444',
        headers: { 'content-type': expect.stringContaining('text/plain'), 'x-content-type-options': 'nosniff' },
      });
      expect((await call('GET', channel, { query: asked('another') })).status).toBe(403);
      expect(lines.some((line) => JSON.parse(line).message === 'security')).toBe(true);
    },
  );

  it('The challenge of X is signed', async () => {
    const { call } = webhooksFixture();
    const { status, text, headers } = await call('GET', 'x', { query: 'crc_token=abc' });
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/json');
    expect(JSON.parse(text).response_token).toMatch(/^sha256=[\w+/]{43}=$/);
  });

  it('Where there is no challenge, GET is 404 and HEAD says that somebody is there', async () => {
    const { call } = webhooksFixture();
    expect((await call('GET', 'telegram')).status).toBe(404);
    expect((await call('GET', 'x')).status).toBe(404);
    expect((await call('HEAD', 'survey')).status).toBe(200);
    expect((await call('HEAD', 'telegram')).status).toBe(200);
  });
});
