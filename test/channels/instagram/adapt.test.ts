import { describe, expect, it } from 'vitest';
import { adaptInstagram } from '#channels/instagram/adapt.ts';
import { expectUnbreakable, fixture, json, RECEIVED, reasons } from '../meta/payloads.ts';

const adapt = (payload: Uint8Array) => adaptInstagram(payload, RECEIVED);
const read = (file: string) => adapt(fixture('instagram', file));
const entry = (fields: object) => json({ object: 'instagram', entry: [{ id: '1', time: 1763888400, ...fields }] });
const comment = { id: '9', from: { id: '2', username: 'ana' }, media: { id: '7' }, text: 'No enciende' };

describe('a delivery of Instagram', () => {
  it('A comment on Instagram is public', async () => {
    expect(await read('wh-comments-2021.json')).toEqual({
      items: [
        {
          kind: 'message',
          text: 'This is an example.',
          author: { id: '1234536447', handle: 'testuser' },
          threadId: 'public:76543987:1234536447',
          externalId: '123456789',
          at: '2018-02-23T15:21:47.000Z',
          attachments: [],
          public: true,
        },
      ],
      ignored: [],
    });
  });

  it.each([
    ['a list of values', { changes: [{ field: 'comments', value: [comment] }] }],
    ['a field of the entry', { field: 'comments', value: comment }],
    ['a comment during a live', { changes: [{ field: 'live_comments', value: comment }] }],
  ])('A comment on Instagram is read: %s', async (_, fields) => {
    expect((await adapt(entry(fields))).items).toMatchObject([{ text: 'No enciende', author: { handle: 'ana' } }]);
  });

  it('Our own comment on Instagram opens nothing', async () => {
    const own = await adapt(entry({ changes: [{ field: 'comments', value: { ...comment, from: { id: '1' } } }] }));
    expect(own).toMatchObject({ items: [{ kind: 'other', text: 'No enciende' }], ignored: [{ reason: 'own' }] });
  });

  it('A mention on Instagram says nothing but where it stands', async () => {
    expect(await read('wh-mentions.json')).toMatchObject({
      items: [
        {
          kind: 'message',
          text: '',
          threadId: 'mention:17887498072083520:unknown:17887498072083520',
          attachments: [{ type: 'post', id: '17887498072083520' }],
          public: true,
        },
      ],
      ignored: [{ reason: 'text-not-in-payload' }],
    });
  });

  it('A conversation on Instagram names and answers stories', async () => {
    const story = { type: 'story_mention', payload: { url: 'https://cdn/1' } };
    const messages = [
      { mid: 'm1', attachments: [story] },
      { mid: 'm2', text: 'Qué mal', reply_to: { story: { id: '3', url: 'u' } } },
    ];
    const messaging = messages.map((message) => ({ sender: { id: '2' }, timestamp: 1763888400000, message }));
    expect(await adapt(entry({ messaging }))).toMatchObject({
      items: [
        { text: '', threadId: '2', attachments: [{ type: 'story_mention', id: 'https://cdn/1' }] },
        { text: 'Qué mal', threadId: '2' },
      ],
      ignored: [],
    });
  });

  it('A message on Instagram may come as a change', async () => {
    const value = {
      sender: { id: '2' },
      recipient: { id: '1' },
      timestamp: '1763888400',
      message: { mid: 'm', text: 'Hola' },
    };
    expect((await adapt(entry({ changes: [{ field: 'messages', value }] }))).items).toMatchObject([{ text: 'Hola' }]);
  });

  it('A delivery of Instagram says what was read, and what nobody knows', async () => {
    expect((await read('messaging-seen.json')).items).toMatchObject([
      { kind: 'status', text: 'read', externalId: 'MESSAGE-ID' },
    ]);
    const unknown = await read('messaging-attachment-unsupported.json');
    expect(unknown.items).toMatchObject([{ kind: 'message', text: '', attachments: [{ type: 'unsupported_type' }] }]);
    expect(reasons(unknown)).toEqual(['unsupported:unsupported_type']);
  });
});

it('Broken deliveries of Instagram never break the adapter', () => expectUnbreakable('instagram', adaptInstagram));
