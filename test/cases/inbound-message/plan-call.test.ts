import { expect, it } from 'vitest';
import { receiveComplaint } from '#cases/inbound-message/receive-complaint.ts';
import { complaintsFixture } from '#test/functions/complaints/complaints-api.ts';

it('Of many who complain of the same danger at the same moment as many are called as the policy says, and nobody is lost', async () => {
  const { deps, table } = complaintsFixture();
  const v7 = (n: number) => `01938f6a-0000-7000-8000-${(n * 7919).toString(16).padStart(12, '0')}`;
  let ids = 0;
  let references = 0;
  const many = {
    ...deps,
    newId: () => v7(++ids),
    newReference: () => `AM-${String(++references).padStart(8, '2')}`,
  };
  const filed = await Promise.all(
    Array.from({ length: 60 }, (_, number) => {
      const customer = { phone: `+34 600 100 ${100 + number}` };
      return receiveComplaint({ complaint: { text: 'Sale humo del contador de casa.', customer } }, many);
    }),
  );
  const files = await Promise.all(filed.map(({ caseId }) => deps.cases.load(caseId)));
  const called = files.filter((file) => file?.tasks.some(({ kind }) => kind === 'call'));
  expect(called).toHaveLength(deps.policy.emergency.groups.ownApart);
  expect(new Set(files.map((file) => file?.head.callGroup)).size).toBe(1);
  expect(table.all().filter(({ pk, sk }) => pk.startsWith('CALLS#') && sk.startsWith('CALL#'))).toHaveLength(10);
});
