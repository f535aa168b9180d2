import { describe, expect, it } from 'vitest';
import { adaptReview, originalWords } from '#channels/review/adapt.ts';
import { adapted, bytesOf, withstands } from '../real-payloads.ts';

const adapt = (body: unknown) => adapted(adaptReview, body);

const google = {
  name: 'accounts/1/locations/2/reviews/abc',
  reviewId: 'abc',
  reviewer: { displayName: 'Ana P.' },
  starRating: 'TWO',
  comment: 'Tardaron tres semanas.',
  createTime: '2026-11-20T10:00:00.123456Z',
  updateTime: '2026-11-20T10:00:00.123456Z',
};
const play = {
  reviewId: 'gp:1',
  authorName: 'Luis',
  comments: [
    { developerComment: { text: 'Gracias' } },
    {
      userComment: {
        text: 'Bad\tIt closes',
        originalText: 'Mal\tSe cierra',
        lastModified: { seconds: '1763632800', nanos: 1 },
        starRating: 1,
      },
    },
  ],
};
const appStore = {
  type: 'customerReviews',
  id: 'as-1',
  attributes: {
    rating: 3,
    title: 'Lenta',
    body: 'No carga.',
    reviewerNickname: 'ana',
    createdDate: '2026-11-20T02:00:00-08:00',
  },
};
const trustpilot = {
  id: 'tp-1',
  stars: 1,
  title: 'Nunca más',
  text: 'No contestan.',
  createdAt: '2026-11-20T10:00:00',
  consumer: { id: 'c-9', displayName: 'Eva' },
};

describe('reviews', () => {
  it.each([
    [
      'Google',
      google,
      {
        text: 'Tardaron tres semanas.\n\n(2/5 ★)',
        threadId: 'google:accounts/1/locations/2/reviews/abc',
        name: 'Ana P.',
      },
    ],
    ['Google Play', play, { text: 'Mal\n\nSe cierra\n\n(1/5 ★)', threadId: 'google-play:gp:1', name: 'Luis' }],
    ['the App Store', appStore, { text: 'Lenta\n\nNo carga.\n\n(3/5 ★)', threadId: 'app-store:as-1', name: 'ana' }],
    [
      'Trustpilot',
      trustpilot,
      { text: 'Nunca más\n\nNo contestan.\n\n(1/5 ★)', threadId: 'trustpilot:tp-1', name: 'Eva' },
    ],
  ])('Reviews of %s with few stars are complaints', async (_, body, { text, threadId, name }) => {
    const { items, ignored } = await adapt(body);
    expect(items).toMatchObject([{ kind: 'complaint', text, threadId, author: { name }, public: true }]);
    expect(items[0]?.at).toMatch(/^20\d\d-\d\d-\d\dT10:00:00/);
    expect(ignored).toEqual([]);
  });

  it.each([
    ['a page', { reviews: [google, play, trustpilot] }, 3],
    ['a list', [google, play, trustpilot, appStore], 4],
    ['data', { data: [appStore, appStore] }, 2],
    ['one in data', { data: appStore }, 1],
    ['events', { events: [{ eventName: 'service-review-created', eventData: trustpilot }] }, 1],
  ])('Reviews are read from %s', async (_, body, count) => expect((await adapt(body)).items).toHaveLength(count));

  it('Reviews with four stars and more are messages, whatever they say', async () => {
    expect((await adapt({ ...google, starRating: 'FOUR' })).items).toMatchObject([{ kind: 'message' }]);
    expect((await adapt({ ...trustpilot, stars: 5 })).items).toMatchObject([{ kind: 'message' }]);
  });

  it('A review may be stars alone; with neither stars nor text it is ignored', async () => {
    const { comment, ...silent } = google;
    expect((await adapt(silent)).items).toMatchObject([{ kind: 'complaint', text: '(2/5 ★)' }]);
    expect(await adapt({ ...trustpilot, stars: 0, title: null, text: null })).toEqual({
      items: [],
      ignored: [{ reason: 'empty-review' }],
    });
  });

  it('A review that was changed is a new message of the same thread; the same version is one', async () => {
    const idsOf = async (body: unknown) => (await adapt(body)).items.map(({ externalId }) => externalId);
    const changed = { ...google, updateTime: '2026-11-21T10:00:00Z' };
    expect(await idsOf(changed)).toEqual([`google:${google.name}@2026-11-21T10:00:00.000Z`]);
    expect(await idsOf(google)).toEqual([`google:${google.name}`]);
  });

  it.each([
    ['plain words', 'plain words'],
    ['(Translated by Google) Tasty\n\n(Original)\nВкусно', 'Вкусно'],
    ['Muy bueno\n\n(Translated by Google)\nVery good', 'Muy bueno'],
    ['(Traducido por Google) Rico\n\n(Original)\nTasty', 'Tasty'],
    ['(Translated by Google) Tasty', 'Tasty'],
  ])('Reviews keep the text the customer wrote: %j', (comment, words) => expect(originalWords(comment)).toBe(words));

  it.each([
    ['not-json', '{'],
    ['not-json', 'null'],
    ['not-understood', { hello: 1 }],
    [
      'unsupported:review-deleted',
      { events: [{ eventName: 'service-review-deleted', eventData: { id: 't-1', deletedAt: '2026-11-20' } }] },
    ],
  ])('The adapter of reviews gives %s as the reason of what is no review', async (reason, body) =>
    expect(await adapt(body)).toEqual({ items: [], ignored: [{ reason }] }),
  );

  it('The adapter of reviews withstands anything', () =>
    withstands(adaptReview, [google, play, appStore, trustpilot].map(bytesOf)));
});
