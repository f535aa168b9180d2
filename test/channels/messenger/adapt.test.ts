import { describe, expect, it } from 'vitest';
import { adaptMessenger } from '#channels/messenger/adapt.ts';
import { expectUnbreakable, fixture, json, RECEIVED, reasons } from '../meta/payloads.ts';

const adapt = (payload: Uint8Array) => adaptMessenger(payload, RECEIVED);
const read = (file: string) => adapt(fixture('messenger', file));
const event = (fields: object, list = 'messaging') =>
  json({
    object: 'page',
    entry: [{ id: '1', time: 1763888400000, [list]: [{ sender: { id: '2' }, recipient: { id: '1' }, ...fields }] }],
  });

describe('a delivery of Messenger', () => {
  it('What a customer writes on Messenger becomes a message', async () => {
    expect(await read('messaging-message-basic.json')).toEqual({
      items: [
        {
          kind: 'message',
          text: 'hello, world!',
          author: { id: '987654321432' },
          threadId: '987654321432',
          externalId: 'mid.1457764197618:41d102a3e1ae206a38',
          at: '2016-03-12T06:29:57.627Z',
          attachments: [],
        },
      ],
      ignored: [],
    });
  });

  it.each([
    [
      'messaging-message-edits.json',
      { kind: 'edit', text: 'hello, world!', externalId: 'mid.1457764197618:41d102a3e1ae206a38' },
    ],
    ['messaging-message-isdeleted.json', { kind: 'deletion', externalId: 'message_id' }],
    ['messaging-reaction-1.json', { kind: 'reaction', text: '😢', externalId: 'original_message_id' }],
    [
      'messaging-delivery-basic.json',
      { kind: 'status', text: 'delivered', externalId: 'mid.1458668856218:ed81099e15d3f4f233' },
    ],
    [
      'messaging-read-basic.json',
      { kind: 'status', text: 'read', externalId: 'watermark:1458668856253', at: '2016-03-22T17:47:36.253Z' },
    ],
    ['messaging-postback-basic.json', { kind: 'other', text: 'USER_DEFINED_PAYLOAD' }],
    [
      'messaging-message-fallback-attachment.json',
      { kind: 'message', text: 'Legacy Attachment\nhttps://www.messenger.com/' },
    ],
  ])('A delivery of Messenger is no plain message: %s', async (file, item) =>
    expect(await read(file)).toMatchObject({ items: [item], ignored: [] }),
  );

  it.each([
    ['messaging-message-basic-echo.json', 'echo'],
    ['messaging-payment.json', 'unsupported:payment'],
  ])('A delivery of Messenger opens nothing: %s', async (file, reason) => {
    expect(await read(file)).toEqual({ items: [], ignored: [{ reason }] });
  });

  it.each([
    [
      { message: { mid: 'm', attachments: [{ type: 'audio', payload: { url: 'https://cdn/1' } }] } },
      '',
      [{ type: 'audio', id: 'https://cdn/1' }],
    ],
    [
      { message: { mid: 'm', attachments: [{ type: 'location', payload: { coordinates: { lat: 1, long: 2 } } }] } },
      '1, 2',
      [],
    ],
    [{ postback: { mid: 'm', title: 'Quiero reclamar', payload: 'COMPLAIN' } }, 'Quiero reclamar', []],
  ])('A delivery of Messenger is a message: %j', async (fields, words, attachments) => {
    expect((await adapt(event(fields))).items).toMatchObject([{ kind: 'message', text: words, attachments }]);
  });

  it('A message on Messenger counts while another app of the page holds the thread', async () => {
    expect((await adapt(event({ message: { mid: 'm', text: 'Hola' } }, 'standby'))).items).toMatchObject([
      { text: 'Hola' },
    ]);
  });

  it('Every digit of an id that Messenger writes as a number is kept', async () => {
    const body =
      '{"object":"page","entry":[{"messaging":[{"sender":{"id":98765432109876543},"message":{"mid":"m","text":"Hola"}}]}]}';
    expect((await adapt(Buffer.from(body))).items[0]?.author.id).toBe('98765432109876543');
  });

  it('A delivery of Messenger may be a comment on the page', async () => {
    const { items } = await adapt(fixture('facebook', 'feed-post-add-25.json'));
    expect(items).toMatchObject([{ text: "Let's check this", public: true }]);
  });

  it('A delivery of Messenger says which attachment nobody knows', async () => {
    const message = { mid: 'm', attachments: [{ type: 'hologram', payload: { url: 'u' } }] };
    expect(reasons(await adapt(event({ message })))).toEqual(['unsupported:hologram']);
  });

  it.each([
    ['not-json', Buffer.from('')],
    ['no-entries', json({ object: 'page' })],
    ['empty-entry', json({ object: 'page', entry: [{ id: '1' }] })],
    ['other-object:instagram', json({ object: 'instagram', entry: [{}] })],
    ['unsupported:hologram', event({ hologram: {} })],
  ])('A delivery of Messenger is nothing: %s', async (reason, payload) => {
    expect(await adapt(payload)).toEqual({ items: [], ignored: [{ reason }] });
  });
});

it('Broken deliveries of Messenger never break the adapter', () => expectUnbreakable('messenger', adaptMessenger));
