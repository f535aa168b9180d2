import { describe, expect, it } from 'vitest';
import { caseStore } from '#cases/store/case-store.ts';
import type { Case } from '#domain/case/case.ts';
import { type EventData, type EventType, eventsOf } from '#domain/case/events.ts';
import { deskEndpoints } from '#functions/desk/endpoints.ts';
import { caller } from '#test/support/call.ts';
import { aCase, CASE_ID, caseFixture, policy, standingClock } from '#test/support/case-fixture.ts';
import { dated } from '#test/support/dating.ts';
import { deskDeps, iker, lucia } from '#test/support/desk.ts';
import { anEvent } from '#test/support/events.ts';

const reason = 'Esperamos el informe de la red de pagos, que no depende de nosotros.';

/** A company of some sector with a complaint of 11 January 2027. */
const aCompany = async (sector: typeof policy.company.sector, head: Partial<Case>) => {
  const time = standingClock('2027-01-11T09:00:00.000Z');
  const plain = caseFixture(time);
  const ours = { ...policy, company: { ...policy.company, sector } };
  const cases = caseStore(plain.table, dated(plain.table, ours, time));
  const fixture = { ...plain, cases, policy: ours };
  await cases.open(aCase({ receivedAt: time.now(), nextWordBy: '2027-01-13T09:00:00.000Z', ...head }), {
    events: [anEvent('complaint-received', {}, { kind: 'customer' })],
    items: [{ kind: 'complainant', complainant: { name: 'Ana', email: 'ana@example.com' } }],
  });
  const desk = caller(deskEndpoints, deskDeps(fixture));
  const notify = (json: unknown = { reason }, as = lucia) =>
    desk('POST', `/desk/cases/${CASE_ID}/late-notice`, { as, json, headers: { 'accept-language': 'en' } });
  const file = async () => (await cases.load(CASE_ID)) as NonNullable<Awaited<ReturnType<typeof cases.load>>>;
  const happens = <Type extends EventType>(type: Type, data: Partial<EventData<Type>> = {}) =>
    cases.change(CASE_ID, time.now(), () => ({ events: [anEvent(type, data)] }));
  return { time, notify, file, happens, outbox: plain.outbox };
};

const aPayment = () => aCompany('financial', { class: 'payment' });

describe('telling the customer that the answer will be late', () => {
  it('A late notice gives the later date of the law, which stands in the message with the bodies to turn to', async () => {
    const { time, notify, file, outbox } = await aPayment();
    expect((await file()).head.answerBy).toBe('2027-02-01T22:59:59.999Z');
    time.set('2027-01-25T09:00:00.000Z');
    const { status, body } = await notify();
    expect([status, body.answerBy]).toEqual([200, '2027-02-11T22:59:59.999Z']);
    expect(body.explanation.join('\n')).toMatch(/notice was given that the answer will be late/);
    expect(body.explanation.at(-1)).toContain('Thursday, 11 February 2027 at 23:59');
    const { head, messages, texts, events } = await file();
    expect(head).toMatchObject({ answerBy: body.answerBy, nextWordBy: '2027-01-27T09:00:00.000Z' });
    const text = texts.get(body.messageId) ?? '';
    expect(text).toContain(reason);
    expect(text).toContain('como muy tarde el jueves 11 de febrero de 2027');
    expect(text).toMatch(/^- .+https:\/\//m);
    expect(messages).toMatchObject([{ template: 'late-notice', audience: 'customer', channel: 'email' }]);
    expect(events.at(-1)).toMatchObject({ type: 'late-notice', data: { messageId: body.messageId } });
    expect(texts.get(eventsOf(events, 'late-notice').at(-1)?.data.textId ?? '')).toBe(reason);
    expect(JSON.stringify(events)).not.toContain('informe');
    expect(await outbox()).toContainEqual(expect.objectContaining({ effect: 'send', messageId: body.messageId }));
  });

  it('A late notice is refused a second time, and when it comes too late', async () => {
    const first = await aPayment();
    await first.notify();
    expect(await first.notify()).toMatchObject({ status: 409, body: { title: expect.stringMatching(/already/) } });
    const late = await aPayment();
    late.time.set('2027-02-02T09:00:00.000Z');
    const { status, body } = await late.notify();
    expect([status, body.title]).toEqual([409, expect.stringMatching(/art\. 69 RDL 19\/2018\).*too late/)]);
    expect((await late.file()).head.answerBy).toBe('2027-02-01T22:59:59.999Z');
  });

  it.each([
    ['es-sac', { class: 'general' }, /Ley 10\/2025.*\(art\. 17\.1\): the time for the answer cannot be extended/],
    ['pe-libro', { country: 'PE' }, /Peru.*24\.1 Ley 29571.*cannot be extended/],
  ] as const)(
    'A late notice is refused under %s, which knows no extension, with its article',
    async (id, head, title) => {
      const { notify, file } = await aCompany('energy', head);
      expect((await file()).head.regime.id).toBe(id);
      const { status, body } = await notify();
      expect([status, body.title]).toEqual([409, expect.stringMatching(title)]);
      expect(body.errors[0].message).toMatch(/no admite prórroga/);
      expect((await file()).messages).toEqual([]);
    },
  );

  it('A late notice is refused while the timer is paused, and once the answer is given', async () => {
    const { notify, happens } = await aPayment();
    await happens('completion-requested', { taskId: 't', textId: 'x' });
    expect((await notify()).body.title).toMatch(/stands still/);
    await happens('completed', { taskId: 't' });
    await happens('answered', { commitments: 0 });
    expect(await notify()).toMatchObject({ status: 409, body: { title: expect.stringMatching(/No answer is owed/) } });
  });

  it('A late notice in a wrong tone is kept back, unless its writer insists', async () => {
    const { notify, file } = await aPayment();
    const rude = { reason: 'Lo ocurrido es culpa suya.' };
    const { status, body } = await notify(rude);
    expect([status, body.errors[0].pointer]).toEqual([422, '/reason']);
    expect((await notify({ ...rude, acceptTone: true })).status).toBe(200);
    expect(eventsOf((await file()).events, 'late-notice').at(-1)?.data.toneAccepted).toHaveLength(1);
  });

  it('A late notice cannot be given by experts', async () => {
    const { notify } = await aPayment();
    expect((await notify({ reason }, iker)).status).toBe(403);
  });
});
