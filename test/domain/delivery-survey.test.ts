import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DeliveryTold, planSurvey } from '#domain/delivery-survey/delivery-survey.ts';
import { clock } from '#domain/time.ts';
import { policy } from '#test/support/case-fixture.ts';

const NOW = '2026-11-23T09:00:00.000Z';
const time = clock(1, () => new Date(NOW));
const told = (over: Partial<DeliveryTold> = {}): DeliveryTold => ({
  ...{ id: 'a'.repeat(32), from: 'orders', about: 'delivered', order: 'P-2041', consent: true },
  ...{ email: 'ana@example.com', name: 'Ana', language: 'en-GB' },
  ...over,
});
const plan = (over: Partial<DeliveryTold> = {}, before: Parameters<typeof planSurvey>[1] = { noMore: false }) =>
  planSurvey(told(over), before, { policy, clock: time });

describe('whether a customer is asked how a delivery went', () => {
  it('Who agreed is asked five days after it, in their language, and has a month to answer', () => {
    expect(plan({ at: '2026-11-22T09:00:00.000Z' })).toEqual({
      survey: {
        ...{ id: 'a'.repeat(32), about: 'delivered', order: 'P-2041', email: 'ana@example.com', name: 'Ana' },
        ...{ language: 'en', replyLanguage: 'en' },
        ...{ sendAt: '2026-11-27T09:00:00.000Z', until: '2026-12-27T09:00:00.000Z' },
      },
    });
  });

  it.each([
    [{ from: 'refunds' }, 'survey-not-wanted'],
    [{ consent: false }, 'survey-no-consent'],
    [{ email: '' }, 'survey-no-address'],
    [{ at: '2026-10-01T09:00:00.000Z' }, 'survey-too-late'],
  ] as const)('Of %j nobody is asked: %s', (over, not) => {
    expect(plan(over)).toEqual({ not });
  });

  it('Who was asked within the month, or wants to be asked no more, is not', () => {
    expect(plan({}, { noMore: false, last: '2026-11-01T09:00:00.000Z' })).toEqual({ not: 'survey-asked-lately' });
    expect(plan({}, { noMore: false, last: '2026-10-01T09:00:00.000Z' })).toHaveProperty('survey');
    expect(plan({}, { noMore: true })).toEqual({ not: 'survey-no-more' });
  });

  it('A company that says nothing of it asks nobody', () => {
    const { delivery: _, ...survey } = policy.survey;
    expect(planSurvey(told(), { noMore: false }, { policy: { ...policy, survey }, clock: time })).toEqual({
      not: 'survey-not-wanted',
    });
  });

  it('Nobody is asked before the time has passed since the delivery, or in the past', () => {
    fc.assert(
      fc.property(fc.integer({ min: -29, max: 10 }), (days) => {
        const at = new Date(Date.parse(NOW) + days * 86_400_000).toISOString();
        const planned = plan({ at });
        if (!('survey' in planned)) throw new Error('It is to be asked');
        const { sendAt, until } = planned.survey;
        expect(sendAt >= NOW).toBe(true);
        expect(Date.parse(sendAt) - Date.parse(at)).toBeGreaterThanOrEqual(5 * 86_400_000);
        expect(until > sendAt).toBe(true);
      }),
    );
  });
});
