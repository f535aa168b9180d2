import { describe, expect, it } from 'vitest';
import { sha256 } from '#domain/case/history.ts';
import { writeAgreement } from '#functions/stages/agree/write-agreement.ts';
import { CASE_ID } from '#test/support/case-fixture.ts';
import { hiddenFields, PAGE } from '#test/support/track.ts';
import { aCase, offered } from './tracked-case.ts';

const answer = `${PAGE}/answer`;
/** As it is copied: what keeps a reference on one line is no letter of it. */
const textOf = (page: string): string =>
  (/<p class="text"[^>]*>([\s\S]*?)<\/p>/.exec(page)?.[1] ?? '').replace(/<\/?span[^>]*>/g, '');

const reviewed = async () => {
  const customer = await aCase(offered);
  const review = await customer.track('POST', answer, {
    form: { decision: 'accept:a', message: 'Por la mañana, por favor' },
  });
  return { ...customer, review };
};

describe('an acceptance on the page', () => {
  it('Who chooses an option reads the exact text of the agreement first, and has accepted nothing', async () => {
    const { review, events } = await reviewed();
    expect(review.status).toBe(200);
    const { sha256: shown, decision, option, shownAt } = hiddenFields(review.text);
    expect(shown).toBe(sha256(textOf(review.text)));
    expect({ decision, option }).toEqual({ decision: 'accept', option: 'a' });
    expect(shownAt).toMatch(/Z$/);
    expect(review.text).toContain('Por la mañana, por favor');
    expect(review.text).not.toContain('role="alert"');
    expect(await events()).not.toContain('offer-answered');
  });

  it('What was read is what holds: the agreement is that text, byte for byte, also where it is written later', async () => {
    const { review, track, cases, clock, policy, see } = await reviewed();
    clock.pass('PT20M');
    expect(await track('POST', answer, { form: hiddenFields(review.text) })).toMatchObject({ status: 303 });
    clock.pass('PT10M');
    const trackingUrl = async () => 'https://amends.example/t/x';
    await writeAgreement({ caseId: CASE_ID, cycle: 1 }, { cases, clock, policy, trackingUrl });
    const { agreement } = await see();
    expect(agreement).toMatchObject({ text: textOf(review.text), sha256: hiddenFields(review.text)['sha256'] });
  });

  it.each<[string, Record<string, string>]>([
    ['the hash is of another text', { sha256: 'a'.repeat(64) }],
    ['it was shown at another time', { shownAt: '2026-11-23T08:59:00.000Z' }],
    ['it was shown long ago', { shownAt: '2026-11-20T09:00:00.000Z' }],
    ['it will be shown', { shownAt: '2026-11-24T09:00:00.000Z' }],
  ])('Nothing is accepted where %s: the text is shown again, with what was typed', async (_, over) => {
    const { review, track, events } = await reviewed();
    const form = { ...hiddenFields(review.text), ...over, message: 'Con ganas de verles' };
    const again = await track('POST', answer, { form });
    expect(again.status).toBe(409);
    expect(again.text).toContain('El texto ha cambiado desde que lo vio');
    expect(again.text).toContain('Con ganas de verles');
    expect(await events()).not.toContain('offer-answered');
    expect((await track('POST', answer, { form: hiddenFields(again.text) })).status).toBe(303);
  });

  it('A text that changed since it was shown is refused to programs with its code', async () => {
    const { review, track } = await reviewed();
    const { key: _, ...json }: Record<string, string> = { ...hiddenFields(review.text), sha256: 'b'.repeat(64) };
    expect(await track('POST', answer, { json })).toMatchObject({
      status: 409,
      body: { code: 'agreement-is-another', errors: [{ pointer: '/sha256' }] },
    });
  });

  it('The same form sent twice is one answer, and both lead back to the page', async () => {
    const { review, track, events } = await reviewed();
    const form = { ...hiddenFields(review.text), message: 'Gracias' };
    for (const _ of [1, 2]) expect((await track('POST', answer, { form })).status).toBe(303);
    expect((await events()).filter((type) => type === 'offer-answered')).toHaveLength(1);
  });

  it('An option that is none of the offer is refused in words', async () => {
    const { track } = await reviewed();
    const { status, text } = await track('POST', answer, { form: { decision: 'accept:z' } });
    expect([status, text.includes('role="alert"')]).toEqual([400, true]);
  });
});
