import { describe, expect, it } from 'vitest';
import { adaptX } from '#channels/x/adapt.ts';
import { bytesOf as json, RECEIVED_AT, withstands } from '../real-payloads.ts';

const adapt = (payload: Uint8Array) => adaptX(payload, RECEIVED_AT);

/** Events as X's documentation writes them, shortened: its examples may not be copied. */
const event = (event_type: string, payload: object, includes: object = {}) =>
  json({ data: { event_uuid: '1', filter: { user_id: '11' }, event_type, tag: 'us', payload, includes } });
const post = {
  id: '90',
  author_id: '22',
  conversation_id: '80',
  text: '@lumbre no enciende &amp; hace ruido',
  created_at: '2026-07-24T21:23:23.000Z',
};
const people = { users: [{ id: '22', name: 'Ana', username: 'ana_p' }, { data: { id: '11', username: 'lumbre' } }] };
const message = (fields: object = {}) => ({
  type: 'message_create',
  id: '70',
  created_timestamp: '1784928224372',
  message_create: { target: { recipient_id: '11' }, sender_id: '22', message_data: { text: 'Hola', ...fields } },
});
const received = (fields?: object) =>
  event('dm.received', {
    direct_message_events: [message(fields)],
    users: { 22: { data: { id: '22', name: 'Ana', username: 'ana_p' } } },
  });
const tweet = {
  id_str: '90',
  text: 'Cortado…',
  extended_tweet: { full_text: 'El plan entero' },
  user: { id_str: '22', name: 'Ana', screen_name: 'ana_p' },
  created_at: 'Mon May 19 14:01:46 +0000 2025',
};
const account = (fields: object) => json({ for_user_id: '11', ...fields });

describe('an event of X', () => {
  it('A mention on X is public', async () => {
    expect(await adapt(event('post.mention.create', post, people))).toEqual({
      items: [
        {
          kind: 'message',
          text: '@lumbre no enciende & hace ruido',
          author: { id: '22', name: 'Ana', handle: 'ana_p' },
          threadId: 'public:80:22',
          externalId: '90',
          at: '2026-07-24T21:23:23.000Z',
          attachments: [],
          public: true,
        },
      ],
      ignored: [],
    });
  });

  it('A direct message on X is in the conversation of both', async () => {
    expect(await adapt(received())).toEqual({
      items: [
        {
          kind: 'message',
          text: 'Hola',
          author: { id: '22', name: 'Ana', handle: 'ana_p' },
          threadId: '11-22',
          externalId: '70',
          at: '2026-07-24T21:23:44.372Z',
          attachments: [],
        },
      ],
      ignored: [],
    });
  });

  it.each([
    ['a long post', event('post.reply.create', { ...post, note_tweet: { text: 'Todo' } }), { text: 'Todo' }],
    [
      'an edited post',
      event('post.reply.create', { ...post, edit_history_tweet_ids: ['89', '90'] }),
      { kind: 'edit', externalId: '89' },
    ],
    [
      'a post with a picture',
      event(
        'post.create',
        { ...post, attachments: { media_keys: ['3_1'] } },
        { media: [{ media_key: '3_1', type: 'photo', url: 'https://pbs/1.jpg' }] },
      ),
      { attachments: [{ type: 'image/jpeg', id: 'https://pbs/1.jpg' }] },
    ],
    [
      'a picture in a message',
      received({
        text: '',
        attachment: { type: 'media', media: { id_str: '5', type: 'photo', media_url_https: 'https://ton/1.jpg' } },
      }),
      { text: '', attachments: [{ type: 'image/jpeg', id: 'https://ton/1.jpg' }] },
    ],
    [
      'a film in a message, of which it takes the lightest copy and not the still picture',
      received({
        text: '',
        attachment: {
          type: 'media',
          media: {
            type: 'video',
            media_url_https: 'https://pbs/still.jpg',
            video_info: {
              variants: [
                { content_type: 'application/x-mpegURL', url: 'https://video/list.m3u8' },
                { bitrate: 832000, content_type: 'video/mp4', url: 'https://video/large.mp4' },
                { bitrate: 256000, content_type: 'video/mp4', url: 'https://video/small.mp4' },
              ],
            },
          },
        },
      }),
      { attachments: [{ type: 'video/mp4', id: 'https://video/small.mp4' }] },
    ],
    [
      'a deleted post',
      event('post.delete', { id: '90', author_id: '22' }),
      { kind: 'deletion', externalId: '90', text: '' },
    ],
    [
      'a post of the old API',
      account({ tweet_create_events: [tweet] }),
      { text: 'El plan entero', threadId: 'public:90:22', at: '2025-05-19T14:01:46.000Z' },
    ],
    ['a message of the old API', account({ direct_message_events: [message()] }), { text: 'Hola', threadId: '11-22' }],
    [
      'a message that was read',
      account({
        direct_message_mark_read_events: [
          { sender_id: '22', target: { recipient_id: '11' }, last_read_event_id: '71' },
        ],
      }),
      { kind: 'status', text: 'read', externalId: '71' },
    ],
    [
      'a deletion of the old API',
      account({ tweet_delete_events: [{ status: { id: '90', user_id: '22' }, timestamp_ms: '1432228155593' }] }),
      { kind: 'deletion', externalId: '90', at: '2015-05-21T17:09:15.593Z' },
    ],
  ])('An event of X is read: %s', async (_, payload, item) =>
    expect(await adapt(payload)).toMatchObject({ items: [item], ignored: [] }),
  );

  it('An encrypted message on X cannot be read here: somebody has to look there', async () => {
    expect(
      await adapt(event('chat.received', { id: 'e4', sender_id: '22', created_at_msec: '1784841183370' })),
    ).toMatchObject({
      items: [{ kind: 'message', text: '', threadId: '11-22' }],
      ignored: [{ reason: 'unsupported:chat.encrypted' }],
    });
  });

  it.each([
    ['own-post', event('post.create', { ...post, author_id: '11' })],
    ['own-message', event('dm.sent', {})],
    ['repost', event('post.repost.create', post)],
    ['repost', account({ tweet_create_events: [{ ...tweet, retweeted_status: {} }] })],
    ['unsupported:like.create', event('like.create', {})],
    ['unsupported:follow.follow', event('follow.follow', {})],
    ['unsupported:favorite_events', account({ favorite_events: [{}] })],
    ['unsupported:direct_message_indicate_typing_events', account({ direct_message_indicate_typing_events: [{}] })],
    ['malformed:post', event('post.create', {})],
    ['not-understood', account({})],
    ['malformed', Buffer.from('[]')],
  ])('An event of X is ignored: %s', async (reason, payload) => {
    expect(await adapt(payload)).toEqual({ items: [], ignored: [{ reason }] });
  });
});

it('Broken events of X never break the adapter', () =>
  withstands(adaptX, [
    event('post.mention.create', post, people),
    received(),
    account({ tweet_create_events: [tweet], direct_message_events: [message()] }),
  ]));
