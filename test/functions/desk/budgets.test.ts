import { describe, expect, it } from 'vitest';
import { caseFixture, policy } from '#test/support/case-fixture.ts';
import { aDesk, anOffer, elena, lucia, sofia, storeOffer } from '#test/support/desk.ts';

const aCountingDesk = () => aDesk(caseFixture(undefined, 'still', policy));

/** A case of Lucía's with an offer of 90.77 EUR that waits for Elena and Javier, and that Sofía has approved. */
const aProposal = async () => {
  const fixture = aCountingDesk();
  await fixture.openCase({ head: { severity: { level: 2, points: 0, reasons: [] } } });
  const task = await fixture.openTask('approve', { assignee: 'elena', parts: [1], subject: '1' });
  await fixture.openTask('approve', { assignee: 'javier', parts: [1, 2], subject: '1' });
  const demand = { cost: 9077, names: 2 };
  await storeOffer(
    fixture,
    anOffer(task, { status: 'needs-approval', demand, approvals: [{ by: 'sofia', at: fixture.clock.now() }] }),
  );
  return { ...fixture, task };
};

describe('GET /desk/budgets', () => {
  it('A supervisor sees what each team has in all, reserved, spent and free', async () => {
    const { desk, cases, file } = await aProposal();
    const { head, offers } = await file();
    // Any change of the case counts what it proposes.
    await cases.change(head.caseId, '2026-11-23T10:00:00.000Z', () => ({
      events: [{ type: 'stalled', actor: { kind: 'system' }, data: { state: 's' } } as never],
      items: offers.map((offer) => ({ kind: 'offer', offer })),
    }));
    const { status, body } = await desk('GET', '/desk/budgets', { as: sofia, headers: { 'accept-language': 'en' } });
    expect(status).toBe(200);
    const [care, lead] = policy.budgets.teams;
    const euros = (amount: number) => ({ amount, currency: 'EUR' });
    expect(body).toEqual({
      period: '2026-11',
      budgets: [
        {
          ...{ team: 'care', name: care?.name.en, total: euros(care?.total ?? 0) },
          ...{ reserved: euros(9077), spent: euros(0), free: euros((care?.total ?? 0) - 9077), beyond: euros(0) },
        },
        {
          ...{ team: 'lead', name: lead?.name.en, total: euros(lead?.total ?? 0) },
          ...{ reserved: euros(0), spent: euros(0), free: euros(lead?.total ?? 0), beyond: euros(0) },
        },
      ],
    });
  });

  it('An earlier period is its own, what is no period is refused, and only supervisors ask', async () => {
    const { desk } = aCountingDesk();
    expect((await desk('GET', '/desk/budgets', { as: sofia, query: { period: '2026-10' } })).body.period).toBe(
      '2026-10',
    );
    expect((await desk('GET', '/desk/budgets', { as: sofia, query: { period: 'ayer' } })).body.code).toBe(
      'period-invalid',
    );
    expect((await desk('GET', '/desk/budgets', { as: lucia })).body.code).toBe('role-missing');
  });
});

describe('what stands for and against an approval', () => {
  it('The approver is told what the budget has left, what the customer got before, and who else has to approve', async () => {
    const { desk, task } = await aProposal();
    const { body } = await desk('GET', `/desk/tasks/${task.taskId}/room`, {
      ...{ as: elena, headers: { 'accept-language': 'en' } },
    });
    expect(body.budget).toMatchObject({
      team: 'care',
      period: '2026-11',
      total: { amount: policy.budgets.teams[0]?.total },
    });
    expect(body.customer).toMatchObject({ amount: { amount: 0 }, cases: 0, isPart: false });
    expect(body.names).toEqual({
      needed: 2,
      given: ['Sofía Arrizabalaga'],
      asked: ['Javier Montenegro'],
    });
    expect(body.reasons.join('\n')).toContain('Of the budget of 2026-11');
    expect(body.reasons.join('\n')).toContain('is approved by 2 people');
  });
});
