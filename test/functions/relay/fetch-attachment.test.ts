import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { textWrite } from '#cases/store/case-store.ts';
import { keys } from '#cases/store/keys.ts';
import { channels, type TwoWayChannel } from '#channels/names.ts';
import { outbound } from '#channels/outbound.ts';
import { type Attachment, fetchEffects, originalText } from '#domain/messages/attachments.ts';
import { messageText } from '#domain/messages/compose.ts';
import type { RelayDeps } from '#functions/relay/deps.ts';
import { relay } from '#functions/relay/relay.ts';
import { CASE_ID, caseFixture, MONDAY } from '#test/support/case-fixture.ts';
import { anEvent } from '#test/support/events.ts';
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
const aCaseWith = async (channel: TwoWayChannel, ...attachments: Attachment[]) => {
  const fixture = caseFixture();
  const outside = services();
  await fixture.openCase();
  await fixture.cases.change(CASE_ID, MONDAY, () => ({
    events: [anEvent('message-received', {}, { kind: 'customer' })],
    writes: [originalText('m1', { original: 'inbound/x', attachments })],
    effects: fetchEffects(channels, { channel, messageId: 'm1' }, attachments),
  }));
  const settings = { token: 'T', bot_token: '7:B', account_sid: 'AC1', auth_token: 'S', base };
  const zendesk = { subdomain: 'lumbre', email: 'ana@lumbre.example', api_token: 'Z' };
  const chatwoot = { url: 'https://chat.lumbre.example', files_host: 'files.lumbre.example' };
  const x = { consumer_key: 'CK', consumer_secret: 'CS', access_token: 'AT', access_token_secret: 'AS' };
  const deps: RelayDeps = {
    ...relayDepsOf(fixture, outside),
    outbound,
    settingsOf: async () => ({ ...settings, ...zendesk, ...chatwoot, ...x }),
  };
  const items = await fixture.outbox();
  const run = () =>
    relay(
      items.map((item) => ({ what: 'effect', caseId: CASE_ID, item })),
      deps,
    );
  const fates = async () => (await fixture.file()).events.filter(({ type }) => type.startsWith('attachment-'));
  return { fixture, outside, deps, run, fates };
};
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('a file that came with a message', () => {
  it('of WhatsApp is asked for by its id, fetched with the token and kept by its hash', async () => {
    answers.set('/v23.0/99', { body: JSON.stringify({ url: `${base}/file?mid=99` }) });
    answers.set('/file?mid=99', { body: PNG });
    const { outside, run, fates } = await aCaseWith('whatsapp', { id: '99', type: 'image/png' });
    await run();
    expect(asked.map(({ authorization }) => authorization)).toEqual(['Bearer T', 'Bearer T']);
    expect([...outside.kept]).toEqual([[`attachments/${CASE_ID}/${hashOf(PNG)}`, PNG]]);
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
    const { fixture, run, fates } = await aCaseWith('telegram', { id: 'AwAC', type: 'audio/ogg' });
    await run();
    expect(await fates()).toMatchObject([{ type: 'attachment-kept', data: { type: 'audio/ogg' } }]);
    const { messages } = await fixture.file();
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

  it('of Zendesk is fetched in the name of our agent, who sees what customers do not', async () => {
    answers.set('/attachments/token/abc/?name=a.png', { body: PNG });
    const { run, fates } = await aCaseWith('zendesk', { id: `${base}/attachments/token/abc/?name=a.png` });
    await run();
    expect(asked[0]?.authorization).toBe(`Basic ${Buffer.from('ana@lumbre.example/token:Z').toString('base64')}`);
    expect(await fates()).toMatchObject([{ type: 'attachment-kept' }]);
  });

  it('of Chatwoot is fetched from the company’s own installation, without any token', async () => {
    const blob = '/rails/active_storage/blobs/redirect/eyJf/a.ogg';
    answers.set(blob, { status: 302, headers: { location: '/rails/active_storage/disk/eyJk/a.ogg' } });
    answers.set('/rails/active_storage/disk/eyJk/a.ogg', { body: VOICE });
    const { run, fates } = await aCaseWith('chatwoot', { id: `${base}${blob}`, type: 'audio' });
    await run();
    expect(asked.map(({ authorization }) => authorization)).toEqual([undefined, undefined]);
    expect(await fates()).toMatchObject([{ data: { type: 'audio/ogg' } }]);
  });

  it('of a direct message of X is fetched with a signature of its own address', async () => {
    answers.set('/1.1/ton/data/dm/1/2/a.png', { body: PNG });
    const { run, fates } = await aCaseWith('x', { id: `${base}/1.1/ton/data/dm/1/2/a.png`, type: 'image/jpeg' });
    await run();
    expect(asked[0]?.authorization).toMatch(/^OAuth oauth_consumer_key="CK", .*oauth_signature="[\w%]+"$/);
    expect(await fates()).toMatchObject([{ type: 'attachment-kept', data: { type: 'image/png' } }]);
  });

  it('is fetched once, however often the effect comes', async () => {
    answers.set('/cdn/a.ogg', { body: VOICE });
    const { fixture, run, fates } = await aCaseWith('messenger', { id: `${base}/cdn/a.ogg`, type: 'audio' });
    await run();
    await run();
    expect(asked).toHaveLength(1);
    expect(await fates()).toHaveLength(1);
    expect((await fixture.file()).messages.filter(({ template }) => template === 'staff-recording')).toHaveLength(1);
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

  it.each<[TwoWayChannel, string]>([
    ['instagram', 'https://evil.example/a.png'],
    ['instagram', 'http://scontent.xx.fbcdn.net/a.png'],
    ['instagram', 'https://evilfbcdn.net/a.png'],
    ['instagram', 'https://fbcdn.net@evil.example/a.png'],
    ['instagram', 'https://fbcdn.net:8443/a.png'],
    ['instagram', 'file:///etc/passwd'],
    ['zendesk', 'https://another.zendesk.com/attachments/token/abc/?name=a.png'],
    ['zendesk', 'https://files.example/a.png'],
    ['zendesk', 'https://p16.zdusercontent.com/attachment/1/a.png'],
    ['chatwoot', 'https://app.chatwoot.com/rails/active_storage/blobs/redirect/eyJf/a.png'],
    ['chatwoot', 'http://chat.lumbre.example/rails/active_storage/blobs/redirect/eyJf/a.png'],
    ['chatwoot', 'https://bucket.s3.amazonaws.com/a.png'],
    ['x', 'https://t.co/abc'],
    ['x', 'http://pbs.twimg.com/media/a.jpg'],
  ])('of %s is not fetched from %s', async (channel, id) => {
    const { deps, run, fates } = await aCaseWith(channel, { id });
    deps.fetch = () => Promise.reject(new Error('fetched'));
    await run();
    expect(await fates()).toMatchObject([{ data: { reason: 'host-not-allowed' } }]);
  });

  it('is told to the owner where it came in place of words and is not to be had', async () => {
    const { fixture, run } = await aCaseWith('messenger', { id: `${base}/cdn/gone` }, { id: `${base}/cdn/gone-too` });
    await fixture.table.write([textWrite(CASE_ID, 'm1', messageText('', ''))]);
    await run();
    expect(await fixture.written()).toEqual(['staff-recording lucia', 'staff-recording lucia']);
  });

  it('is told to nobody before there is an owner: the stage that names one does', async () => {
    answers.set('/cdn/a.ogg', { body: VOICE });
    const { fixture, run, fates } = await aCaseWith('messenger', { id: `${base}/cdn/a.ogg`, type: 'audio' });
    await fixture.table.write([{ update: keys.head(CASE_ID), set: {}, remove: ['owner'] }]);
    await run();
    expect(await fates()).toMatchObject([{ type: 'attachment-kept' }]);
    expect(await fixture.written()).toEqual([]);
  });

  it('of a channel that hands over nothing is refused', async () => {
    const { deps, run, fates } = await aCaseWith('x', { id: '1' });
    deps.outbound = {};
    await run();
    expect(await fates()).toMatchObject([{ data: { reason: 'not-fetchable' } }]);
  });

  it('is fetched again where a platform fails, and given up in the end', async () => {
    answers.set('/cdn/a', { status: 503 });
    const { fixture, deps, run, fates } = await aCaseWith('messenger', { id: `${base}/cdn/a`, type: 'image' });
    await run();
    expect(await fates()).toEqual([]);
    const [item] = await fixture.outbox();
    expect(item).toMatchObject({ effect: 'fetch-attachment', attempts: 1, failure: 'media-503' });
    await relay(
      [{ what: 'effect', caseId: CASE_ID, item: { ...item, attempts: 7 } as NonNullable<typeof item> }],
      deps,
    );
    expect(await fates()).toMatchObject([{ type: 'attachment-refused', data: { reason: 'given-up' } }]);
  });

  it('that was erased is not fetched', async () => {
    const { fixture, run, fates } = await aCaseWith('messenger', { id: `${base}/cdn/a` });
    await fixture.table.write([{ drop: keys.text(CASE_ID, 'original-m1') }]);
    await run();
    expect(asked).toEqual([]);
    expect(await fates()).toMatchObject([{ data: { reason: 'erased' } }]);
  });
});

describe('credentials', () => {
  type Seen = { url: string; authorization: string | null };
  /** Fetches a file over the addresses that redirect to each other, and tells who was shown what. */
  const fetchedOver = async (channel: TwoWayChannel, first: string, ...next: string[]) => {
    const { deps, run, fates } = await aCaseWith(channel, { id: first });
    const seen: Seen[] = [];
    deps.fetch = async (url, init) => {
      seen.push({ url: String(url), authorization: new Headers(init?.headers).get('authorization') });
      const location = next[seen.length - 1];
      return location ? new Response(null, { status: 302, headers: { location } }) : new Response(PNG);
    };
    await run();
    return { seen, fates: await fates() };
  };

  it.each<[TwoWayChannel, string, string]>([
    ['sms', 'https://api.twilio.com/Media/ME1', 'https://mms.twiliocdn.com/a'],
    ['zendesk', 'https://lumbre.zendesk.com/attachments/token/abc/', 'https://p16.zdusercontent.com/attachment/1/a'],
  ])('of %s do not go with a redirect to another host', async (channel, api, store) => {
    const { seen, fates } = await fetchedOver(channel, api, store);
    expect(seen).toEqual([
      { url: api, authorization: expect.stringMatching(/^Basic /) },
      { url: store, authorization: null },
    ]);
    expect(fates).toMatchObject([{ type: 'attachment-kept' }]);
  });

  it.each<[TwoWayChannel, string[]]>([
    ['x', ['https://pbs.twimg.com/media/a.jpg']],
    ['x', ['https://video.twimg.com/ext_tw_video/1/pu/vid/a.mp4?tag=12']],
    [
      'chatwoot',
      ['https://chat.lumbre.example/rails/blobs/a', 'https://b.s3.eu-west-1.amazonaws.com/a?X-Amz-Expires=300'],
    ],
    ['chatwoot', ['https://chat.lumbre.example/rails/blobs/a', 'https://files.lumbre.example/a']],
  ])('of %s are not shown where none are asked for: %j', async (channel, [first = '', ...next]) => {
    const { seen, fates } = await fetchedOver(channel, first, ...next);
    expect(seen).toEqual([first, ...next].map((url) => ({ url, authorization: null })));
    expect(fates).toMatchObject([{ type: 'attachment-kept' }]);
  });
});
