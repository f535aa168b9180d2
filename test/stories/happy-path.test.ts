import { describe, expect, it } from 'vitest';
import { firstBreak } from '#domain/case/history.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';

const complaint = {
  text: 'Compré una lavadora hace dos semanas y ha llegado rota. Nadie responde al teléfono y quiero que me devuelvan el dinero.',
  customer: { name: 'Marta Olmedo Ruiz', email: 'marta.olmedo@correo.example', phone: '+34 600 123 456' },
  orderRef: 'P-77812',
};

describe('the way of a complaint that nobody disputes', () => {
  it('The way of a complaint that nobody disputes goes from the form to a kept promise in at most 19 transitions', async () => {
    const amends = inMemoryAmends();
    const receipt = await amends.call('POST', '/complaints', { body: complaint, headers: { 'idempotency-key': 'k1' } });
    expect(receipt.status).toBe(202);
    const caseId = String(receipt.body['caseId']);
    expect(amends.executions.get(caseId)).toBe('RUNNING');
    const file = await amends.cases.load(caseId);
    const owner = String(file?.head.owner);
    const path = new URL(String(receipt.body['trackingUrl'])).pathname;

    const examined = await amends.call('POST', `/desk/tasks/${caseId}.examine.1/complete`, {
      user: staff(owner),
      body: { cause: 'company-error', facts: 'El transporte golpeó la lavadora.', questions: [] },
    });
    expect(examined.status, examined.text).toBe(200);
    const released = await amends.call('POST', `/desk/tasks/${caseId}.release.1.1/complete`, {
      user: staff(owner),
      body: { decision: 'release' },
    });
    expect(released.status, released.text).toBe(200);
    const shown = await amends.call('GET', path);
    const [option] = (shown.body['offer'] as { options: { option: string }[] }).options;
    const accepted = await amends.call('POST', `${path}/answer`, {
      body: { decision: 'accept', option: option?.option },
    });
    expect(accepted.status, accepted.text).toBe(200);
    const closed = await amends.cases.load(caseId);
    expect(closed?.outcomes).toMatchObject([{ result: 'agreed' }]);
    expect(closed?.head.status).toBe('closed');
    for (const promise of closed?.tasks.filter(({ kind, status }) => kind === 'promise' && status === 'open') ?? [])
      expect(
        await amends.call('POST', `/desk/tasks/${promise.taskId}/complete`, {
          user: staff(String(promise.assignee)),
          body: { kept: true, proof: 'Transferencia hecha el 24 de noviembre.' },
        }),
      ).toMatchObject({ status: 200 });
    await amends.pass('2026-12-04T09:00:00.000Z');
    expect((await amends.call('POST', `${path}/survey`, { body: { score: 5 } })).status).toBe(200);
    const end = await amends.cases.load(caseId);
    expect(end?.head.status).toBe('kept');
    expect([...amends.executions.values()]).toEqual(['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED']);
    expect(firstBreak(end?.events ?? [])).toBeUndefined();
    expect(amends.counts().transitions).toBeLessThanOrEqual(19);
    const carried = amends.carried.join('\n');
    for (const word of ['Marta', 'Olmedo', 'correo.example', '600', 'lavadora', 'dinero', owner])
      expect(carried).not.toContain(word);
  });
});
