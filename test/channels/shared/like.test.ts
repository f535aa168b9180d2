import { describe, expect, it, test } from 'vitest';
import { adapters } from '#channels/inbound.ts';
import { handled } from './like-fixture.ts';

const AT = '2026-11-23T09:00:00.000Z';
const json = (value: unknown) => Buffer.from(JSON.stringify(value));

const kinds = async (channel: keyof typeof adapters, payload: Uint8Array) =>
  (await adapters[channel](payload, AT)).items.map(({ kind, text, externalId }) => [kind, text, externalId]);

const onWhatsApp = (body: string, context?: object) =>
  json({
    entry: [
      {
        changes: [
          {
            field: 'messages',
            value: {
              messages: [
                { from: '34600111222', id: 'wamid.1', type: 'text', text: { body }, ...(context && { context }) },
              ],
            },
          },
        ],
      },
    ],
  });

const onMeta = (object: 'page' | 'instagram', message: object) =>
  json({
    object,
    entry: [{ id: '1', messaging: [{ sender: { id: '7' }, timestamp: 1, message: { mid: 'm1', ...message } }] }],
  });

/** After Meta's documentation, with the thumb's own numbers. */
const thumb = (sticker_id: number) => ({
  sticker_id,
  attachments: [{ type: 'image', payload: { url: 'https://scontent.xx.fbcdn.net/thumb.png', sticker_id } }],
});

describe('a like and nothing else', () => {
  test.each(['👍', '👍🏽', '👍👍', '👍 ', '❤️'])('%s on WhatsApp is a reaction', async (text) => {
    expect(await kinds('whatsapp', onWhatsApp(text))).toEqual([['reaction', text.trim(), 'wamid.1']]);
  });

  it('It is about the message it answers', async () => {
    expect(await kinds('whatsapp', onWhatsApp('👍', { id: 'wamid.ours' }))).toEqual([['reaction', '👍', 'wamid.ours']]);
    const reply = onMeta('page', { text: '👍', reply_to: { mid: 'm.ours' } });
    expect(await kinds('messenger', reply)).toEqual([['reaction', '👍', 'm.ours']]);
  });

  test.each([369239263222822, 369239343222814, 369239383222810])("Messenger's thumb %d", async (id) => {
    expect(await kinds('messenger', onMeta('page', thumb(id)))).toEqual([['reaction', '👍', 'm1']]);
  });

  it("Instagram's heart, and a thumb on Instagram, Telegram and Twilio's WhatsApp", async () => {
    const heart = onMeta('instagram', { attachments: [{ type: 'like_heart' }] });
    expect(await kinds('instagram', heart)).toEqual([['reaction', '❤️', 'm1']]);
    expect(await kinds('instagram', onMeta('instagram', { text: '👍' }))).toEqual([['reaction', '👍', 'm1']]);
    const update = {
      message: { message_id: 5, from: { id: 7 }, chat: { id: 7, type: 'private' }, date: 1700000000, text: '👍' },
    };
    expect(await kinds('telegram', json(update))).toEqual([['reaction', '👍', '7:5']]);
    const form = new URLSearchParams({ MessageSid: 'SM1', From: 'whatsapp:+34600111222', Body: '👍' });
    expect(await kinds('sms', Buffer.from(form.toString()))).toEqual([['reaction', '👍', 'SM1']]);
  });

  test.each(['👎', '👍 pero sigue sin funcionar', '😡', 'Gracias 👍', '🙏', '?'])('%s is a message', async (text) => {
    expect(await kinds('whatsapp', onWhatsApp(text))).toEqual([['message', text, 'wamid.1']]);
  });

  it('Another sticker is a message with a picture', async () => {
    expect(await kinds('messenger', onMeta('page', thumb(56789012345678)))).toMatchObject([['message', '', 'm1']]);
  });

  it('It opens no case, and in one it is kept without being fetched', async () => {
    expect(await handled([onWhatsApp('👍')])).toEqual(['noted']);
    expect(
      await handled([onWhatsApp('La caldera pierde agua.').toString().replace('wamid.1', 'wamid.0'), onWhatsApp('👍')]),
    ).toEqual(['opened', 'noted']);
  });
});
