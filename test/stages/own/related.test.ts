import { describe, expect, it } from 'vitest';
import { eventsOf } from '#domain/case/events.ts';
import { orderKey, orderRefIn } from '#domain/matching/matching.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';
import { mailIn } from '#test/support/mail-in.ts';

const filed = async (amends: ReturnType<typeof inMemoryAmends>, customer: string, more: object) => {
  const body = {
    text: 'La caldera llegó rota y nadie contesta.',
    customer: { email: `${customer}@correo.example` },
    ...more,
  };
  const headers = { 'idempotency-key': customer };
  return String((await amends.call('POST', '/complaints', { body, headers })).body['caseId']);
};

describe('two cases about one order', () => {
  it('Both owners are told, however the number is written, and each case names the other', async () => {
    const amends = inMemoryAmends();
    const first = await filed(amends, 'ana', { orderRef: 'L-20417' });
    const second = await filed(amends, 'luis', { text: 'Mi vecina ya les escribió: es el pedido nº l20417.' });
    await filed(amends, 'eva', { orderRef: 'L-20418' });
    for (const [caseId, other] of [
      [first, second],
      [second, first],
    ] as const) {
      const file = await amends.cases.load(caseId);
      expect(eventsOf(file?.events ?? [], 'related-found').map(({ data }) => data.caseId)).toEqual([other]);
      const notices = file?.messages.filter(({ template }) => template === 'staff-related');
      expect(notices).toMatchObject([{ to: file?.head.owner }]);
      const shown = await amends.call('GET', `/desk/cases/${caseId}`, { user: staff('sofia') });
      expect(shown.body['related']).toMatchObject([{ caseId: other, why: expect.stringContaining('mismo pedido') }]);
    }
  });

  it('A contract is told by its number too, and a number that is in any text tells nothing', () => {
    expect(orderRefIn('Según el contrato nº C-4471, debían venir')).toBe('C-4471');
    expect(orderKey('C-4471')).toBe(orderKey('c4471'));
    expect(orderKey('12')).toBeUndefined();
  });
});

describe('somebody who answers a message of somebody else’s case', () => {
  it('Both owners are told, each case names the other, and neither takes in what is the other’s', async () => {
    const amends = inMemoryAmends();
    const first = await filed(amends, 'ana', {});
    const { reference } = (await amends.cases.load(first))?.head ?? {};
    const mail = [
      'From: Luis <luis@correo.example>',
      `To: atencion+${reference?.toLowerCase()}@lumbre.example`,
      'Message-ID: <l1@correo.example>',
      'Subject: Re: su caldera',
      '',
      'Soy su hermano: la caldera sigue sin funcionar.',
    ].join('\r\n');
    await mailIn(amends, Buffer.from(mail));
    const second = String(
      amends.memory.all().findLast(({ sk, pk }) => sk === 'CASE' && pk !== `CASE#${first}`)?.['caseId'],
    );
    for (const [caseId, other] of [
      [first, second],
      [second, first],
    ] as const) {
      const file = await amends.cases.load(caseId);
      expect(eventsOf(file?.events ?? [], 'related-found').map(({ data }) => data)).toMatchObject([
        { caseId: other, because: 'answers', told: file?.head.owner },
      ]);
      const notice = file?.messages.find(({ template }) => template === 'staff-related');
      expect(file?.texts.get(notice?.textId ?? '')).toContain('contesta a un mensaje del otro');
      expect(file?.messages.filter(({ direction }) => direction === 'in')).toHaveLength(1);
    }
  });
});
