import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MessagingChannel } from '#domain/reach.ts';
import { media } from '#functions/relay/media.ts';
import { relay } from '#functions/relay/relay.ts';
import { type Attachment, fetchEffects, originalText } from '#functions/shared/attachments.ts';
import { keys } from '#functions/shared/store/keys.ts';
import { aWorld, CASE_ID, MONDAY } from '#test/builders/world.ts';
import { relayDepsOf, services } from './services.ts';

const PNG = Buffer.from('\x89PNG\r\n\x1a\nlooks like a picture', 'latin1');
const VOICE = Buffer.from('OggS\0\x02 a voice', 'latin1');

/** The platforms' media APIs on this machine: what lies at a path, and who asked for it. */
type Answer = { status?: number; headers?: Record<string, string>; body?: string | Buffer };
const answers = new Map<string, Answer>();
const asked: { path: string; authorization: string | undefined }[] = [];
const server = createServer((request, response) => {
  const path = request.url ?? '';
  asked.push({ path, authorization: request.headers.authorization });
  const { status = 200, headers = {}, body = '' } = answers.get(path) ?? { status: 404 };
  response.writeHead(status, headers).end(body);
});
let base = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());
beforeEach(() => {
  answers.clear();
  asked.length = 0;
});

/** A case with a message that files came with, and the relay that fetches them. */
const aCaseWith = async (channel: MessagingChannel, ...attachments: Attachment[]) => {
  const world = aWorld();
  const outside = services();
  await world.openCase();
  await world.cases.change(CASE_ID, MONDAY, () => ({
    events: [{ type: 'message-received', actor: { kind: 'customer' } }],
    writes: [originalText(CASE_ID, 'm1', { original: 'inbound/x', attachments })],
    effects: fetchEffects(channel, 'm1', attachments),
  }));
  const settings = { token: 'T', bot_token: '7:B', account_sid: 'AC1', auth_token: 'S', base };
  const deps = { ...relayDepsOf(world, outside), media, settingsOf: async () => settings };
  const items = await world.outbox();
  const run = () =>
    relay(
      items.map((item) => ({ what: 'effect', caseId: CASE_ID, item })),
      deps,
    );
  const fates = async () => (await world.file()).events.filter(({ type }) => type.startsWith('attachment-'));
  return { world, outside, deps, run, fates };
};
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('a file that came with a message', () => {
  it('of WhatsApp is asked for by its id, fetched with the token and kept by its hash', async () => {
    answers.set('/v23.0/99', { body: JSON.stringify({ url: `${base}/file?mid=99` }) });
    answers.set('/file?mid=99', { body: PNG });
    const { outside, run, fates } = await aCaseWith('whatsapp', { id: '99', type: 'image/png' });
    await run();
    expect(asked.map(({ authorization }) => authorization)).toEqual(['Bearer T', 'Bearer T']);
    expect([...outside.kept]).toEqual([[`attachments/${hashOf(PNG)}`, PNG]]);
    expect(await fates()).toMatchObject([
      {
        type: 'attachment-kept',
        data: { messageId: 'm1', index: 0, sha256: hashOf(PNG), bytes: PNG.length, type: 'image/png' },
      },
    ]);
  });

  it('of Telegram is fetched by its path, and the owner is asked to listen to a voice', async () => {
    answers.set('/bot7:B/getFile', { body: JSON.stringify({ ok: true, result: { file_path: 'voice/file_1.oga' } }) });
    answers.set('/file/bot7:B/voice/file_1.oga', { body: VOICE });
    const { world, run, fates } = await aCaseWith('telegram', { id: 'AwAC', type: 'audio/ogg' });
    await run();
    expect(await fates()).toMatchObject([{ type: 'attachment-kept', data: { type: 'audio/ogg' } }]);
    const { messages } = await world.file();
    expect(messages.filter(({ template }) => template === 'staff-recording')).toMatchObject([{ to: 'lucia' }]);
  });

  it.each(['messenger', 'instagram', 'facebook'] as const)(
    'of %s is fetched from its link, without any token',
    async (channel) => {
      answers.set('/cdn/a.png', { body: PNG });
      const { run, fates } = await aCaseWith(channel, { id: `${base}/cdn/a.png`, type: 'image' });
      await run();
      expect(asked).toEqual([{ path: '/cdn/a.png', authorization: undefined }]);
      expect(await fates()).toMatchObject([{ type: 'attachment-kept' }]);
    },
  );

  it('of Twilio is fetched with our credentials', async () => {
    answers.set('/Media/ME1', { body: PNG });
    const { run, fates } = await aCaseWith('sms', { id: `${base}/Media/ME1`, type: 'image/png' });
    await run();
    expect(asked[0]?.authorization).toBe(`Basic ${Buffer.from('AC1:S').toString('base64')}`);
    expect(await fates()).toMatchObject([{ type: 'attachment-kept' }]);
  });

  it('is fetched once, however often the effect comes', async () => {
    answers.set('/cdn/a.ogg', { body: VOICE });
    const { world, run, fates } = await aCaseWith('messenger', { id: `${base}/cdn/a.ogg`, type: 'audio' });
    await run();
    await run();
    expect(asked).toHaveLength(1);
    expect(await fates()).toHaveLength(1);
    expect((await world.file()).messages.filter(({ template }) => template === 'staff-recording')).toHaveLength(1);
  });

  it.each<[string, Attachment, Answer, string]>([
    ['a page', { type: 'image' }, { body: '<html>', headers: { 'content-type': 'image/png' } }, 'type-not-allowed'],
    ['nothing', { type: 'image' }, {}, 'empty'],
    ['what is gone', { type: 'image' }, { status: 404 }, 'media-404'],
    ['what is said to be large', { type: 'image', size: 99_000_000 }, { body: PNG }, 'too-large'],
    ['what is large', { type: 'image' }, { body: Buffer.alloc(10_485_761) }, 'too-large'],
    ['what leads elsewhere', {}, { status: 302, headers: { location: 'https://evil.example/a' } }, 'host-not-allowed'],
    ['what leads inside', {}, { status: 302, headers: { location: 'http://169.254.169.254/' } }, 'host-not-allowed'],
    ['what leads round', {}, { status: 302, headers: { location: '/cdn/a' } }, 'too-many-redirects'],
  ])('is refused: %s', async (_, attachment, answer, reason) => {
    answers.set('/cdn/a', answer);
    const { outside, run, fates } = await aCaseWith('messenger', { id: `${base}/cdn/a`, ...attachment });
    await run();
    expect(await fates()).toMatchObject([{ type: 'attachment-refused', data: { messageId: 'm1', index: 0, reason } }]);
    expect(outside.kept.size).toBe(0);
  });

  it.each([
    'https://evil.example/a.png',
    'http://scontent.xx.fbcdn.net/a.png',
    'https://evilfbcdn.net/a.png',
    'https://fbcdn.net@evil.example/a.png',
    'https://fbcdn.net:8443/a.png',
    'file:///etc/passwd',
  ])('is not fetched from %s', async (id) => {
    const { deps, run, fates } = await aCaseWith('instagram', { id });
    deps.fetch = () => Promise.reject(new Error('fetched'));
    await run();
    expect(await fates()).toMatchObject([{ data: { reason: 'host-not-allowed' } }]);
  });

  it('of a channel that hands over nothing is refused', async () => {
    const { run, fates } = await aCaseWith('x', { id: '1' });
    await run();
    expect(await fates()).toMatchObject([{ data: { reason: 'not-fetchable' } }]);
  });

  it('is fetched again where a platform fails, and given up in the end', async () => {
    answers.set('/cdn/a', { status: 503 });
    const { world, deps, run, fates } = await aCaseWith('messenger', { id: `${base}/cdn/a`, type: 'image' });
    await run();
    expect(await fates()).toEqual([]);
    const [item] = await world.outbox();
    expect(item).toMatchObject({ effect: 'fetch-attachment', attempts: 1, failure: 'media-503' });
    await relay(
      [{ what: 'effect', caseId: CASE_ID, item: { ...item, attempts: 7 } as NonNullable<typeof item> }],
      deps,
    );
    expect(await fates()).toMatchObject([{ type: 'attachment-refused', data: { reason: 'given-up' } }]);
  });

  it('that was erased is not fetched', async () => {
    const { world, run, fates } = await aCaseWith('messenger', { id: `${base}/cdn/a` });
    await world.table.write([{ drop: keys.text(CASE_ID, 'original-m1') }]);
    await run();
    expect(asked).toEqual([]);
    expect(await fates()).toMatchObject([{ data: { reason: 'erased' } }]);
  });
});

describe('credentials', () => {
  it('do not go with a redirect to another host', async () => {
    const { deps, run, fates } = await aCaseWith('sms', { id: 'https://api.twilio.com/Media/ME1' });
    const seen: { url: string; authorization: string | null }[] = [];
    deps.fetch = async (url, init) => {
      seen.push({ url: String(url), authorization: new Headers(init?.headers).get('authorization') });
      return seen.length === 1
        ? new Response(null, { status: 307, headers: { location: 'https://mms.twiliocdn.com/a' } })
        : new Response(PNG);
    };
    await run();
    expect(seen).toEqual([
      { url: 'https://api.twilio.com/Media/ME1', authorization: expect.stringMatching(/^Basic /) },
      { url: 'https://mms.twiliocdn.com/a', authorization: null },
    ]);
    expect(await fates()).toMatchObject([{ type: 'attachment-kept' }]);
  });
});
