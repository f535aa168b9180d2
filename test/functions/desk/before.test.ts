import { describe, expect, it } from 'vitest';
import { storeItems } from '#cases/store/items.ts';
import { keys } from '#cases/store/keys.ts';
import type { Outcome } from '#domain/case/settlement.ts';
import { titleOfConcession } from '#domain/concession/titles.ts';
import type { Cause } from '#domain/vocabulary.ts';
import { CASE_ID, caseIdNumber, knownAs, MONDAY, policy } from '#test/support/case-fixture.ts';
import { aDesk, iker, lucia } from '#test/support/desk.ts';

type Past = { cost: number; cause: Cause; at?: string; isProved?: boolean };

const aCustomerWith = async (...past: Past[]) => {
  const fixture = aDesk();
  await fixture.openCase({ head: { caseId: CASE_ID, ...knownAs('customer-1') } });
  for (const [index, { cost, cause, at = '2026-10-01T09:00:00.000Z', isProved = true }] of past.entries()) {
    const caseId = caseIdNumber(index + 2);
    const head = { caseId, reference: `AM-2345678${index + 2}`, receivedAt: at, ...knownAs('customer-1', isProved) };
    await fixture.openCase({ head });
    const outcome: Outcome = {
      ...{ cycle: 1, result: cost > 0 ? 'agreed' : 'answered', cause, concessions: [], rounds: 1 },
      ...{ totalCost: { amount: cost, currency: 'EUR' }, recordedAt: at, agreementSha256: 'none' },
    };
    await storeItems(fixture.table, caseId, [{ kind: 'outcome', outcome }]);
  }
  const view = async (as: typeof lucia) => (await fixture.desk('GET', `/desk/cases/${CASE_ID}`, { as })).body;
  return { ...fixture, view };
};

const agreed = (at?: string): Past => ({ cost: 3000, cause: 'company-error', ...(at && { at }) });

describe('what went before', () => {
  it('A case without others says nothing of what went before', async () => {
    const { view } = await aCustomerWith();
    expect(await view(lucia)).not.toHaveProperty('before');
  });

  it('The owner sees the other cases of the same person, and what became of them', async () => {
    const { view } = await aCustomerWith(agreed(), { cost: 0, cause: 'unfounded' });
    const { before } = await view(lucia);
    expect(before.cases).toHaveLength(2);
    expect(before.cases[0]).toMatchObject({ result: expect.any(String), cost: { currency: 'EUR' } });
    expect(before.serial).toMatchObject({
      isMany: false,
      cases: 2,
      conceded: 1,
      refused: 1,
      unfounded: 1,
      examined: 2,
    });
  });

  it('Many claims are shown with figures, counted within the time of the policy', async () => {
    const { view } = await aCustomerWith(agreed(), agreed(), agreed(), agreed('2024-01-01T09:00:00.000Z'));
    const { serial, cases } = (await view(lucia)).before;
    expect(cases).toHaveLength(4);
    expect(serial).toMatchObject({ isMany: true, cases: 3, conceded: 3, cost: { amount: 9000, currency: 'EUR' } });
  });

  it('What was given is named, and so are a bad score and what our own people refused', async () => {
    const { view, table } = await aCustomerWith(agreed());
    const caseId = caseIdNumber(2);
    const outcome: Outcome = {
      ...{ cycle: 1, result: 'agreed', cause: 'company-error', rounds: 2, recordedAt: MONDAY, agreementSha256: 'none' },
      concessions: [{ concession: 'refund-60', cost: { amount: 6000, currency: 'EUR' } }],
      totalCost: { amount: 6000, currency: 'EUR' },
    };
    await table.write([
      { put: { ...keys.outcome(caseId, 1), ...outcome } },
      { put: { ...keys.task(`${caseId}.survey.1`), status: 'decided', output: { score: 2 } } },
      { put: { ...keys.offer(caseId, 1, 1), status: 'refused' } },
      { put: { ...keys.offer(caseId, 1, 2), status: 'accepted' } },
    ]);
    const title = titleOfConcession(policy, 'refund-60', 'es');
    expect(title).toContain('60,00');
    expect((await view(lucia)).before.cases).toMatchObject([{ conceded: [title], score: 2, refusals: 1 }]);
  });

  it('What somebody only claims gives nobody a past, and experts see none', async () => {
    const { view } = await aCustomerWith({ ...agreed(), isProved: false });
    expect(await view(lucia)).not.toHaveProperty('before');
    const other = await aCustomerWith(agreed());
    await other.openTask('consult', { parts: [1], assignee: 'iker', domain: 'technical' });
    expect(await other.view(iker)).not.toHaveProperty('before');
  });
});
