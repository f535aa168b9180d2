import { describe, expect, it } from 'vitest';
import { relay } from '#functions/relay/relay.ts';
import { CASE_ID, caseFixture, knownAs, policy, standingClock } from '#test/support/case-fixture.ts';
import { aDesk, anOffer, lucia, storeOffer } from '#test/support/desk.ts';
import { aCustomer, hiddenFields, PAGE } from '#test/support/track.ts';
import { relayDepsOf, services } from '../relay/services.ts';
import { json } from './tracked-case.ts';

const LARGE = { amount: 40_000, currency: 'EUR' };
const SMALL = { amount: policy.negotiation.code.above, currency: 'EUR' };

/** A customer with an open offer of that worth. */
const offered = async ({ value = LARGE, cost = SMALL, isProved = true } = {}) => {
  const time = standingClock();
  const customer = aCustomer(caseFixture(time));
  await customer.openCase({ head: knownAs('ana', isProved) });
  const task = await customer.openTask('offer', { parts: [1], assignee: 'customer', subject: '1' });
  const [option] = anOffer(task).options;
  if (!option) throw new Error('No option');
  await storeOffer(customer, anOffer(task, { options: [{ ...option, value, cost }] }));
  const accept = (more: object = {}) =>
    customer.track('POST', `${PAGE}/answer`, { json: { decision: 'accept', option: 'a', ...more }, headers: json });
  const codes = async () => {
    const { messages, texts } = await customer.file();
    return messages
      .filter(({ template }) => template === 'one-time-code')
      .map(({ messageId, textId }) => ({ messageId, code: /\b\d{6}\b/.exec(texts.get(textId) ?? '')?.[0] ?? '' }));
  };
  const status = async () => (await customer.file()).offers[0]?.status;
  return { ...customer, time, accept, codes, status };
};

const wrongOne = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('an acceptance that is worth much', () => {
  it('It takes the code that is sent to the proved address, and the code is used once', async () => {
    const { accept, codes, status, file } = await offered();
    const asked = await accept();
    expect(asked).toMatchObject({ status: 422, body: { code: 'code-needed', sentTo: 'a•••@example.com' } });
    expect(await status()).toBe('open');
    const [sent] = await codes();
    expect(await accept({ code: sent?.code })).toMatchObject({ status: 200 });
    expect(await status()).toBe('accepted');
    const { events, head } = await file();
    expect(head).not.toHaveProperty('answerCode');
    expect(events.findLast(({ type }) => type === 'offer-answered')?.data).toMatchObject({ withCode: true });
    expect(JSON.stringify({ events, head })).not.toContain(sent?.code);
  });

  it('A wrong code costs an attempt; when none is left the right one is worth nothing, and another is sent', async () => {
    const { accept, codes, status } = await offered();
    await accept();
    const [first] = await codes();
    for (let left = policy.negotiation.code.attempts - 1; left >= 0; left--)
      expect((await accept({ code: wrongOne(first?.code ?? '') })).body).toMatchObject({
        code: 'code-wrong',
        errors: [{ pointer: '/code', message: expect.stringContaining(`${left} attempts`) }],
      });
    expect(await accept({ code: first?.code })).toMatchObject({ body: { code: 'code-needed' } });
    expect(await codes()).toHaveLength(2);
    expect(await status()).toBe('open');
  });

  it('A code that is too old is worth nothing', async () => {
    const { accept, codes, time, status } = await offered();
    await accept();
    const [first] = await codes();
    time.pass('PT31M');
    expect(await accept({ code: first?.code })).toMatchObject({ body: { code: 'code-needed' } });
    expect(await status()).toBe('open');
  });

  it('Asking again while a code holds sends no second one, and an offer has so many codes', async () => {
    const { accept, codes, time } = await offered();
    await accept();
    await accept();
    expect(await codes()).toHaveLength(1);
    for (let sent = 1; sent < policy.negotiation.code.most; sent++) {
      time.pass('PT31M');
      await accept();
    }
    time.pass('PT31M');
    expect(await accept()).toMatchObject({ status: 429, body: { code: 'codes-used-up' } });
    expect(await codes()).toHaveLength(policy.negotiation.code.most);
  });

  it('Where nobody has proved to be the customer, a person has to record it', async () => {
    const { accept, codes, status } = await offered({ isProved: false });
    expect(await accept()).toMatchObject({ status: 403, body: { code: 'acceptance-needs-person' } });
    expect(await accept({ code: '000000' })).toMatchObject({ status: 403 });
    expect(await codes()).toEqual([]);
    expect(await status()).toBe('open');
  });

  it('What costs the company much takes a code as well, and a counter or a decline takes none', async () => {
    const { accept } = await offered({ value: SMALL, cost: LARGE });
    expect((await accept()).body).toMatchObject({ code: 'code-needed' });
    const other = await offered();
    const declined = await other.track('POST', `${PAGE}/answer`, { json: { decision: 'decline' }, headers: json });
    expect(declined.status).toBe(200);
  });

  it('Up to the amount of the policy no code is asked for, whoever accepts', async () => {
    const { accept } = await offered({ value: SMALL, isProved: false });
    expect(await accept()).toMatchObject({ status: 200 });
  });

  it('No page and no desk shows the code, and once it has left it is kept nowhere', async () => {
    const { accept, codes, see, page, table, time, ...fixture } = await offered();
    await accept();
    const [sent] = await codes();
    const code = sent?.code ?? 'no code';
    const { desk } = aDesk({ ...fixture, table, clock: time });
    const seen = await desk('GET', `/desk/cases/${CASE_ID}`, { as: lucia });
    for (const shown of [JSON.stringify(await see()), await page(), seen.text]) expect(shown).not.toContain(code);
    const review = await fixture.track('POST', `${PAGE}/answer`, { form: { decision: 'accept:a' } });
    expect(review.text).toContain('autocomplete="one-time-code"');
    expect(review.text).not.toContain(code);
    const items = (await fixture.outbox()).filter(({ effect }) => effect === 'send');
    const works = items.map((item) => ({ what: 'effect' as const, caseId: CASE_ID, item }));
    await relay(works, relayDepsOf({ ...fixture, table, clock: time }, services()));
    expect(JSON.stringify(table.all())).not.toContain(code);
  });

  it('The page asks for the code in words, and takes it from its form', async () => {
    const { track, codes, status } = await offered();
    const form = (fields: Record<string, string>) =>
      track('POST', `${PAGE}/answer`, {
        form: { decision: 'accept', option: 'a', ...fields },
      });
    const reviewed = hiddenFields((await form({})).text);
    const asked = await form({ ...reviewed, code: '' });
    expect(asked.text).toContain('le hemos enviado un código');
    const [sent] = await codes();
    expect(await form({ ...hiddenFields(asked.text), code: sent?.code ?? '' })).toMatchObject({ status: 303 });
    expect(await status()).toBe('accepted');
  });
});
