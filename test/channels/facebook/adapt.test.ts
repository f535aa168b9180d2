import { describe, expect, it } from 'vitest';
import { adaptFacebook } from '#channels/facebook/adapt.ts';
import { expectUnbreakable, fixture, json, RECEIVED } from '../meta/payloads.ts';

const adapt = (payload: Uint8Array) => adaptFacebook(payload, RECEIVED);
const read = (file: string) => adapt(fixture('facebook', file));
const change = (value: object, field = 'feed') =>
  json({ object: 'page', entry: [{ id: '1', time: 1763888400, changes: [{ field, value }] }] });
const comment = {
  item: 'comment',
  verb: 'add',
  comment_id: '7_9',
  post_id: '1_7',
  from: { id: '2', name: 'Ana' },
  message: 'Llevo tres semanas esperando',
};

describe('a delivery of a Facebook page', () => {
  it('A comment on a Facebook page is in the thread of its writer', async () => {
    expect(await adapt(change({ ...comment, created_time: 1763888000, photo: 'https://cdn/1' }))).toEqual({
      items: [
        {
          kind: 'message',
          text: 'Llevo tres semanas esperando',
          author: { id: '2', name: 'Ana' },
          threadId: 'public:1_7:2',
          externalId: '7_9',
          at: '2025-11-23T08:53:20.000Z',
          attachments: [{ type: 'image', id: 'https://cdn/1' }],
          public: true,
        },
      ],
      ignored: [],
    });
  });

  it.each([
    [
      'feed-post-add-25.json',
      { kind: 'message', text: "Let's check this", author: { id: '8423678347823', name: 'John Doe' } },
    ],
    ['feed-post-edit.json', { kind: 'edit', text: "Let's check this", externalId: '1234567890321_7293787835232' }],
    ['mention-comment-add.json', { kind: 'message', text: 'Just a test message' }],
    ['ratings-rating-add-25.json', { kind: 'complaint', text: 'Ja ziemlich coole Sache', author: { name: 'Tester' } }],
    ['ratings-rating-add-31.json', { kind: 'message', at: '2018-09-19T15:05:12.000Z' }],
    ['ratings-rating-remove-25.json', { kind: 'deletion', text: '', externalId: '904801129604590' }],
    ['feed-reaction-add.json', { kind: 'reaction', text: 'love' }],
  ])('A delivery of a Facebook page is read: %s', async (file, item) =>
    expect(await read(file)).toMatchObject({ items: [item], ignored: [] }),
  );

  it.each([
    [{ verb: 'edited' }, { kind: 'edit', text: 'Llevo tres semanas esperando' }],
    [
      { verb: 'remove', message: undefined },
      { kind: 'deletion', text: '', externalId: '7_9' },
    ],
  ])('A change of a comment on a Facebook page is read: %j', async (fields, item) => {
    expect((await adapt(change({ ...comment, ...fields }))).items).toMatchObject([item]);
  });

  it('What the Facebook page itself wrote is kept and opens nothing', async () => {
    expect(await read('feed-comment-add-211.json')).toMatchObject({
      items: [{ kind: 'other', text: 'and the next one' }],
      ignored: [{ reason: 'own' }],
    });
  });

  it.each([
    [{ rating: 1 }, 'complaint', '1/5'],
    [{ rating: 5, review_text: 'Bien' }, 'message', 'Bien'],
    [{ recommendation_type: 'NEGATIVE' }, 'complaint', 'NEGATIVE'],
    [{ recommendation_type: 'positive', review_text: 'Bien' }, 'message', 'Bien'],
  ])('A rating of a Facebook page is a complaint only where it is bad: %j', async (fields, kind, words) => {
    const rating = {
      item: 'rating',
      verb: 'add',
      open_graph_story_id: '5',
      reviewer_id: '2',
      created_time: 1763888000,
      ...fields,
    };
    expect((await adapt(change(rating, 'ratings'))).items).toMatchObject([
      { kind, text: words, at: '2025-11-23T08:53:20.000Z' },
    ]);
  });

  it('A comment on a Facebook page whose text is missing is ignored with its reason', async () => {
    expect((await adapt(change({ ...comment, message: '' }))).ignored).toEqual([{ reason: 'text-not-in-payload' }]);
  });

  it.each([
    [change({ ...comment, verb: 'hide' }), 'unsupported:comment-hide'],
    [change({ item: 'like', verb: 'add', user_id: 3 }), 'unsupported:page-like'],
    [change({}, 'leadgen'), 'unsupported:leadgen'],
    [change({ item: 'constructor', verb: 'add' }), 'unsupported:constructor'],
    [fixture('facebook', 'feed-video-block.json'), 'unsupported:video-block'],
  ])('A delivery of a Facebook page that is no comment is ignored with its reason', async (payload, reason) => {
    expect(await adapt(payload)).toEqual({ items: [], ignored: [{ reason }] });
  });
});

it('Broken deliveries of a Facebook page never break the adapter', () => expectUnbreakable('facebook', adaptFacebook));
