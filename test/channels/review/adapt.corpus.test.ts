import { describe, expect, it } from 'vitest';
import { adaptReview } from '#channels/review/adapt.ts';
import { realPayloads } from '#test/support/corpus.ts';
import { RECEIVED_AT, withstands } from '../real-payloads.ts';

describe('real reviews', () => {
  const real = realPayloads('webhooks/reviews');
  const of = async (name: string) => {
    const bytes = real.find((payload) => payload.name === name)?.bytes ?? Buffer.alloc(0);
    return adaptReview(bytes, RECEIVED_AT);
  };

  it('Real reviews become what they say', async () => {
    const { items } = await of('google-business-profile-reviews.json');
    expect(items.map(({ kind, text }) => [kind, text])).toEqual([
      ['complaint', '(1/5 ★)'],
      ['message', 'Вкусно, сытно и недорого\n\n(5/5 ★)'],
    ]);
    expect((await of('google-play-reviews-list.json')).items).toMatchObject([
      { kind: 'complaint', text: '會跳出來\n\n(3/5 ★)', at: '2018-08-07T00:21:12.000Z' },
    ]);
    expect((await of('app-store-connect-customer-review.json')).items).toMatchObject([
      { kind: 'message', author: { name: 'Juan Chavez' }, at: '2024-01-02T18:19:36.000Z' },
    ]);
    expect((await of('app-store-connect-customer-review-live-zh.json')).items).toMatchObject([{ kind: 'message' }]);
    expect((await of('trustpilot-service-review.json')).items).toMatchObject([
      { kind: 'message', author: { id: 'trustpilot:507f191e810c19729de8asd4' }, at: '2013-09-07T13:37:00.000Z' },
    ]);
    expect((await of('trustpilot-empty-text.json')).ignored).toEqual([{ reason: 'empty-review' }]);
  });

  it('The adapter of reviews withstands anything made of real reviews', () =>
    withstands(
      adaptReview,
      real.map(({ bytes }) => bytes),
    ));
});
