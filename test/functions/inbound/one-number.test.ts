import { describe, expect, it, test } from 'vitest';
import { casesOfPerson } from '#functions/retention/find-person.ts';
import { post } from '../complaints/complaints-api.ts';
import { inboundFixture, saying } from './inbound-fixture.ts';

const sms = (from: string, sid: string, body = 'El aparato no calienta.') =>
  Buffer.from(new URLSearchParams({ MessageSid: sid, From: from, To: '+34910000000', Body: body }).toString());

const WAYS = ['600 11 12 22', '600111222', '+34 600-111-222', '0034600111222', '(+34) 600 11 12 22', '34600111222'];

describe('one person under one phone number', () => {
  test.each(WAYS)('Who wrote by SMS and left %s in the web form is one', async (phone) => {
    const { deps, web, deliver, load } = inboundFixture({ real: true });
    const first = await load(await deliver('sms', sms('+34600111222', 'SM1')));
    const { body } = await post(web, { text: 'Sigue sin calentar.', customer: { phone } });
    const second = await load(body);
    expect(second.complainant.phone).toBe('+34600111222');
    const keyOf = ({ head }: typeof first) => head.identities?.find(({ kind }) => kind === 'phone')?.key;
    expect(keyOf(second)).toBe(keyOf(first));
    const found = await casesOfPerson({ phone }, deps);
    expect(found.map(({ caseId }) => caseId)).toEqual([first.head.caseId, second.head.caseId]);
  });

  it('Who quotes the reference by SMS belongs to the case that named the number in another way', async () => {
    const { web, deliver } = inboundFixture({ real: true });
    const { body } = await post(web, { text: 'No calienta.', customer: { phone: '600 11 12 22' } });
    const joined = await deliver('sms', sms('+34600111222', 'SM1', `Soy yo, la ${body.reference}: sigue igual.`));
    expect(joined).toMatchObject({ result: 'joined', caseId: body.caseId });
  });

  test.each([
    ['a Mexican', '+525512345678', '+5215512345678'],
    ['a Brazilian', '+5511987654321', '+551187654321'],
  ])('%s mobile is one conversation with the digit that is gone and without', async (_, now, before) => {
    const { deliver, load } = inboundFixture({ real: true });
    const first = await deliver('sms', sms(before, 'SM1'));
    expect(await deliver('sms', sms(now, 'SM2', '¿Hay novedades?'))).toMatchObject({
      result: 'joined',
      caseId: first.caseId,
    });
    const { complainant } = await load(first);
    expect(complainant).toMatchObject({ phone: now, handles: [{ channel: 'sms', id: now }] });
  });

  it("An Argentinian mobile is one person's with 9, with 15 and without both", async () => {
    const { deps, deliver } = inboundFixture({ real: true });
    const { caseId } = await deliver('sms', sms('+5491123456789', 'SM1'));
    for (const phone of ['+54 9 11 2345-6789', '+54 11 15 2345-6789', '+54 11 2345-6789', '0054 11 2345 6789'])
      expect((await casesOfPerson({ phone }, deps)).map((head) => head.caseId)).toEqual([caseId]);
  });

  it('A call, a survey and a chat that bring a number in any way lead to the same person', async () => {
    const { deps, deliver } = inboundFixture();
    const said = (externalId: string, phone: string) =>
      saying({
        kind: 'complaint',
        text: 'No calienta.',
        author: { id: phone, phone },
        externalId,
        at: '2026-11-23T08:59:00.000Z',
        attachments: [],
      });
    await deliver('call', said('call-1', '600 11 12 22'));
    await deliver('survey', said('survey-1', '+34 600 111 222'));
    await deliver('chat', said('chat-1', '0034600111222'));
    expect(await casesOfPerson({ phone: '600.111.222' }, deps)).toHaveLength(3);
  });

  it('What is no number stays in the case as it was written', async () => {
    const { deps, deliver, load } = inboundFixture();
    const phone = 'extensión 4417, preguntar por Ana';
    const opened = await deliver(
      'chat',
      saying({
        kind: 'complaint',
        text: 'No calienta.',
        author: { id: 'chat:1', phone },
        externalId: 'chat-1',
        at: '2026-11-23T08:59:00.000Z',
        attachments: [],
      }),
    );
    expect((await load(opened)).complainant.phone).toBe(phone);
    expect(await casesOfPerson({ phone }, deps)).toHaveLength(1);
  });
});
