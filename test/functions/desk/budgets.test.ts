import { describe, expect, it } from 'vitest';
import { CASE_ID, caseFixture, policy } from '#test/support/case-fixture.ts';
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

describe('an approval that is more than the budget has, with somebody who may not exceed it', () => {
  const andres = { id: 'andres', groups: ['supervisor', 'approver'] };

  /** An offer of 90.77 EUR, of which the budget has 10: Elena was asked, since nobody who may exceed it was there. */
  const anApproval = async (mayExceed = ['sofia', 'andres']) => {
    const teams = policy.budgets.teams.map((team) => ({ ...team, total: 1000 }));
    const small = { ...policy, budgets: { ...policy.budgets, teams, mayExceed } };
    const fixture = { ...caseFixture(undefined, 'still', small), policy: small };
    await fixture.openCase({ head: { severity: { level: 2, points: 0, reasons: [] } } });
    const task = await fixture.openTask('approve', { assignee: 'elena', parts: [1], subject: '1' });
    const demand = { cost: 9077, names: 1, overBudget: true } as const;
    await storeOffer(fixture, anOffer(task, { status: 'needs-approval', demand }));
    const { desk } = aDesk(fixture);
    const path = `/desk/tasks/${task.taskId}`;
    const decide = (as: typeof elena, decision: 'approve' | 'refuse') =>
      desk('POST', `${path}/complete`, { as, json: { decision, reason: 'Es lo justo.' } });
    const give = (to: string) => desk('POST', `${path}/hand-over`, { as: elena, json: { to, reason: 'No alcanza.' } });
    const candidates = async () => {
      const { body } = await desk('GET', `${path}/candidates`, { as: elena });
      const people = body.people as { id: string; allowed: boolean }[];
      return people.flatMap(({ id, allowed }) => (allowed ? [id] : [])).toSorted();
    };
    const mayApprove = async () => {
      const { body } = await desk('GET', `/desk/cases/${CASE_ID}`, { as: elena });
      const [{ actions }] = body.tasks as [{ actions: { action: string; allowed: boolean; code?: string }[] }];
      return actions.find(({ action }) => action === 'approve');
    };
    const hasEnough = () => Object.assign(small.budgets, { teams: policy.budgets.teams });
    return { ...fixture, decide, give, candidates, mayApprove, hasEnough, taskId: task.taskId };
  };

  it('They are told what they can do, and hand it over to somebody who may, and grants it', async () => {
    const { decide, give, candidates, file, task, taskId } = await anApproval();
    const { status, body } = await decide(elena, 'approve');
    expect([status, body.code]).toEqual([403, 'budget-exhausted']);
    expect(body.title).toMatch(/Sofía Arrizabalaga.*Hand it over/);
    expect((await task(taskId))?.status).toBe('open');
    expect(await candidates()).toEqual(['andres', 'sofia']);
    expect(await give('javier')).toMatchObject({ status: 422, body: { code: 'person-unfit' } });
    expect((await give('andres')).status).toBe(200);
    expect((await decide(andres, 'approve')).status).toBe(200);
    const { offers, head } = await file();
    expect(offers).toMatchObject([{ status: 'approved', approvedBy: 'andres', demand: { overBudget: true } }]);
    const beyond = head.bookings?.[0]?.parts.reduce((sum, part) => sum + (part.beyond ?? 0), 0);
    expect(beyond).toBe(9077 - 1000);
  });

  it('They say no, also where nobody else can grant it', async () => {
    const { decide, candidates, file } = await anApproval(['nadia']);
    expect((await decide(elena, 'approve')).body.code).toBe('budget-exhausted');
    expect(await candidates()).toEqual([]);
    expect((await decide(elena, 'refuse')).status).toBe(200);
    expect((await file()).offers).toMatchObject([{ status: 'refused' }]);
  });

  it('Once the budget has enough again, whoever has the limit is given it, and may approve it', async () => {
    const { decide, candidates, give, mayApprove, hasEnough } = await anApproval();
    expect(await mayApprove()).toMatchObject({ allowed: false, code: 'budget-exhausted' });
    hasEnough();
    expect(await mayApprove()).toEqual({ action: 'approve', allowed: true });
    expect(await candidates()).toEqual(expect.arrayContaining(['javier', 'sofia']));
    expect((await give('javier')).status).toBe(200);
    expect((await decide({ id: 'javier', groups: ['approver'] }, 'approve')).status).toBe(200);
  });
});
