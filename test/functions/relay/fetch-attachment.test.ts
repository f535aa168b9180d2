import { describe, expect, it } from 'vitest';
import { itemWrites } from '#cases/store/items.ts';
import { keys } from '#cases/store/keys.ts';
import type { TwoWayChannel } from '#channels/names.ts';
import { textItem } from '#domain/case/change.ts';
import type { Attachment } from '#domain/messages/attachments.ts';
import { messageText } from '#domain/messages/compose.ts';
import { relay } from '#functions/relay/relay.ts';
import { CASE_ID } from '#test/support/case-fixture.ts';
import { type Answer, aCaseWith, answers, asked, base, hashOf, PNG, servesMedia, VOICE } from './attachments.ts';

servesMedia();

describe('a file that came with a message', () => {
  it('A file of WhatsApp is asked for by its id, fetched with the token and kept by its hash', async () => {
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

  it('A file of Telegram is fetched by its path, and the owner is asked to listen to a voice message', async () => {
    answers.set('/bot7:B/getFile', { body: JSON.stringify({ ok: true, result: { file_path: 'voice/file_1.oga' } }) });
    answers.set('/file/bot7:B/voice/file_1.oga', { body: VOICE });
    const { fixture, run, fates } = await aCaseWith('telegram', { id: 'AwAC', type: 'audio/ogg' });
    await run();
    expect(await fates()).toMatchObject([{ type: 'attachment-kept', data: { type: 'audio/ogg' } }]);
    const { messages } = await fixture.file();
    expect(messages.filter(({ template }) => template === 'staff-recording')).toMatchObject([{ to: 'lucia' }]);
  });

  it.each(['messenger', 'instagram', 'facebook'] as const)(
    'A file of %s is fetched from its link, without any token',
    async (channel) => {
      answers.set('/cdn/a.png', { body: PNG });
      const { run, fates } = await aCaseWith(channel, { id: `${base}/cdn/a.png`, type: 'image' });
      await run();
      expect(asked).toEqual([{ path: '/cdn/a.png', authorization: undefined }]);
      expect(await fates()).toMatchObject([{ type: 'attachment-kept' }]);
    },
  );

  it('A file of Twilio is fetched with our credentials', async () => {
    answers.set('/Media/ME1', { body: PNG });
    const { run, fates } = await aCaseWith('sms', { id: `${base}/Media/ME1`, type: 'image/png' });
    await run();
    expect(asked[0]?.authorization).toBe(`Basic ${Buffer.from('AC1:S').toString('base64')}`);
    expect(await fates()).toMatchObject([{ type: 'attachment-kept' }]);
  });

  it('A file of Zendesk is fetched in the name of our agent, who sees what customers do not', async () => {
    answers.set('/attachments/token/abc/?name=a.png', { body: PNG });
    const { run, fates } = await aCaseWith('zendesk', { id: `${base}/attachments/token/abc/?name=a.png` });
    await run();
    expect(asked[0]?.authorization).toBe(`Basic ${Buffer.from('ana@lumbre.example/token:Z').toString('base64')}`);
    expect(await fates()).toMatchObject([{ type: 'attachment-kept' }]);
  });

  it('A file of Chatwoot is fetched from the company’s own installation, without any token', async () => {
    const blob = '/rails/active_storage/blobs/redirect/eyJf/a.ogg';
    answers.set(blob, { status: 302, headers: { location: '/rails/active_storage/disk/eyJk/a.ogg' } });
    answers.set('/rails/active_storage/disk/eyJk/a.ogg', { body: VOICE });
    const { run, fates } = await aCaseWith('chatwoot', { id: `${base}${blob}`, type: 'audio' });
    await run();
    expect(asked.map(({ authorization }) => authorization)).toEqual([undefined, undefined]);
    expect(await fates()).toMatchObject([{ data: { type: 'audio/ogg' } }]);
  });

  it('A file of a direct message of X is fetched with a signature of its own address', async () => {
    answers.set('/1.1/ton/data/dm/1/2/a.png', { body: PNG });
    const { run, fates } = await aCaseWith('x', { id: `${base}/1.1/ton/data/dm/1/2/a.png`, type: 'image/jpeg' });
    await run();
    expect(asked[0]?.authorization).toMatch(/^OAuth oauth_consumer_key="CK", .*oauth_signature="[\w%]+"$/);
    expect(await fates()).toMatchObject([{ type: 'attachment-kept', data: { type: 'image/png' } }]);
  });

  it('A file is fetched once, however often the effect comes', async () => {
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
  ])('A file is refused: %s', async (_, attachment, answer, reason) => {
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
  ])('A file of %s is not fetched from %s', async (channel, id) => {
    const { deps, run, fates } = await aCaseWith(channel, { id });
    deps.fetch = () => Promise.reject(new Error('fetched'));
    await run();
    expect(await fates()).toMatchObject([{ data: { reason: 'host-not-allowed' } }]);
  });

  it('The owner is notified of a file that came without any text and cannot be had', async () => {
    const { fixture, run } = await aCaseWith('messenger', { id: `${base}/cdn/gone` }, { id: `${base}/cdn/gone-too` });
    await fixture.table.write(itemWrites(CASE_ID, [textItem('m1', messageText('', ''))]));
    await run();
    expect(await fixture.written()).toEqual(['staff-recording lucia', 'staff-recording lucia']);
  });

  it('Nobody is notified of a file before there is an owner: the stage that names one does that', async () => {
    answers.set('/cdn/a.ogg', { body: VOICE });
    const { fixture, run, fates } = await aCaseWith('messenger', { id: `${base}/cdn/a.ogg`, type: 'audio' });
    await fixture.table.write([{ update: keys.head(CASE_ID), set: {}, remove: ['owner'] }]);
    await run();
    expect(await fates()).toMatchObject([{ type: 'attachment-kept' }]);
    expect(await fixture.written()).toEqual([]);
  });

  it('A file of a channel that hands over no files is refused', async () => {
    const { deps, run, fates } = await aCaseWith('x', { id: '1' });
    deps.outbound = {};
    await run();
    expect(await fates()).toMatchObject([{ data: { reason: 'not-fetchable' } }]);
  });

  it('A file is fetched again where a platform fails, and given up in the end', async () => {
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

  it('A file that was erased is not fetched', async () => {
    const { fixture, run, fates } = await aCaseWith('messenger', { id: `${base}/cdn/a` });
    await fixture.table.write([{ drop: keys.text(CASE_ID, 'original-m1') }]);
    await run();
    expect(asked).toEqual([]);
    expect(await fates()).toMatchObject([{ data: { reason: 'erased' } }]);
  });
});
