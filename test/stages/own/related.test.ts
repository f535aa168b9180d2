import { describe, expect, it } from 'vitest';
import { eventsOf } from '#domain/case/events.ts';
import { orderKey, orderRefIn } from '#domain/matching/matching.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';

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
