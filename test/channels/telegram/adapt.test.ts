import { describe, expect, it } from 'vitest';
import { adaptTelegram } from '#channels/telegram/adapt.ts';
import { fixture } from '../meta/payloads.ts';
import { bytesOf as json, RECEIVED_AT, withstands } from '../real-payloads.ts';
import { fixturesLike } from '../stand-in.ts';

const adapt = (payload: Uint8Array) => adaptTelegram(payload, RECEIVED_AT);
const read = (file: string) => adapt(fixture('telegram', `${file}.json`));
const mario = { id: '12345', name: 'Mario Bros', handle: 'MarioBros' };
const update = (message: object, kind = 'message') =>
  json({
    update_id: 1,
    [kind]: {
      message_id: 7,
      from: { id: 2, is_bot: false, first_name: 'Ana' },
      chat: { id: 2, type: 'private' },
      date: 1763888400,
      ...message,
    },
  });

describe('an update of Telegram', () => {
  it('What a customer writes on Telegram becomes a message', async () => {
    expect(await read('message')).toEqual({
      items: [
        {
          kind: 'message',
          text: 'Ciao',
          author: { id: '456', name: 'Mario', handle: 'Bros' },
          threadId: '456',
          externalId: '456:123',
          at: '2023-05-25T03:17:44.000Z',
          attachments: [],
        },
      ],
      ignored: [],
    });
  });

  it.each([
    ['voice', { text: '', author: mario, attachments: [{ type: 'audio/ogg', size: 6448, id: 'dfghjjghdjhgd' }] }],
    ['photo', { text: 'asdasdasdasdasdasd', attachments: [{ type: 'image/jpeg', size: 104893, id: 'SEES' }] }],
    [
      'document',
      { attachments: [{ name: 'document.pdf', type: 'application/pdf', size: 123456, id: 'a1b2c34d5e6f7g8h9i' }] },
    ],
    [
      'animation',
      { attachments: [{ name: 'lol.mp4', type: 'video/mp4', size: 276942, id: 'sdaafsghhjhgkkygrssgdfghgfdgh' }] },
    ],
    ['location', { text: 'geo:41.899977,12.501028' }],
    ['contact', { text: '911 911' }],
    ['checklist', { text: 'Daily Tasks\nApples\nBananas\nOranges' }],
    [
      'message_topic',
      { text: 'lòklò', threadId: 'public:-1001234567489/33:123456', externalId: '-1001234567489:35', public: true },
    ],
    [
      'edited_message',
      { kind: 'edit', text: 'Editing this message', externalId: '999999999:23762', at: '2020-03-23T17:40:45.000Z' },
    ],
    ['message_reaction', { kind: 'reaction', text: '❤️ 🤡 custom_emoji', externalId: '456:123' }],
    ['callback_query', { kind: 'other', text: 'thedata', threadId: '222222222' }],
  ])('An update of Telegram is read: %s', async (file, item) =>
    expect(await read(file)).toMatchObject({ items: [item], ignored: [] }),
  );

  it('A message on Telegram of a kind nobody knows yet is kept without text, and reported', async () => {
    expect(await adapt(update({ hologram: { file_id: 'x' } }))).toMatchObject({
      items: [{ kind: 'message', text: '', attachments: [] }],
      ignored: [{ reason: 'unsupported:hologram' }],
    });
    expect(await read('story')).toMatchObject({ items: [{ text: '' }], ignored: [{ reason: 'unsupported:story' }] });
  });

  it('An update of Telegram may be several deletions', async () => {
    const { items } = await read('deleted_business_messages');
    expect(items.map(({ kind, externalId }) => [kind, externalId])).toEqual([
      ['deletion', '123:456:123'],
      ['deletion', '123:456:321'],
    ]);
  });

  it('A list of updates of Telegram is read', async () => {
    const one = JSON.parse(update({ text: 'No enciende' }).toString()) as object;
    const { items } = await adapt(json({ ok: true, result: [one, one] }));
    expect(items.map(({ text }) => text)).toEqual(['No enciende', 'No enciende']);
  });

  it('A sticker says what its emoji says', async () => {
    expect((await adapt(fixture('telegram', 'sticker.json'))).items).toMatchObject([
      { kind: 'message', text: '🤣', attachments: [{ type: 'image/webp' }] },
    ]);
    const angry = update({ sticker: { file_id: 'a', emoji: '😡', is_video: true } });
    expect((await adapt(angry)).items).toMatchObject([{ text: '😡', attachments: [{ type: 'video/webm' }] }]);
  });

  it('The text of a rich message on Telegram is read', async () => {
    const bot = JSON.parse(fixture('telegram', 'rich_message.json').toString()) as {
      message: { rich_message: object };
    };
    const { items } = await adapt(update({ rich_message: bot.message.rich_message }));
    expect(items[0]?.text).toMatch(/^it's me\nmario\nCodes Colors\nEI136 EI136 redOnecapiscored blue\n/);
  });

  it.each([
    ['start-of-chat', update({ text: '/start web_123' })],
    ['from-bot', update({ text: 'Hi', from: { id: 9, is_bot: true, first_name: 'Bot' } })],
    ['own-message', update({ text: 'We are on it', from: { id: 9, first_name: 'Lumbre' } }, 'business_message')],
    ['channel-post', update({ text: 'News' }, 'channel_post')],
    ['service:new_chat_title', update({ new_chat_title: 'Care' })],
    ['unsupported:poll', fixture('telegram', 'poll.json')],
    ['service:pinned_message', fixture('telegram', 'pinned_message.json')],
    ['service:write_access_allowed', fixture('telegram', 'write-access-allowed.json')],
    ['unsupported:unknown', json({ update_id: 1, 'Ana Pérez, Calle Mayor 1': {} })],
    ['malformed:message', json({ update_id: 1, message: null })],
    ['not-understood', json({ update_id: 1 })],
    ['malformed', Buffer.from('Hola')],
  ])('An update of Telegram is ignored: %s', async (reason, payload) => {
    expect(await adapt(payload)).toEqual({ items: [], ignored: [{ reason }] });
  });
});

it('Broken updates of Telegram never break the adapter', () =>
  withstands(adaptTelegram, fixturesLike('telegram', /json$/)));
