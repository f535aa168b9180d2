import { itemWrites } from '#cases/store/items.ts';
import { keys } from '#cases/store/keys.ts';
import { textItem } from '#domain/case/change.ts';
import { sha256 } from '#domain/case/history.ts';
import type { Agreement } from '#domain/case/settlement.ts';
import { CASE_ID, MONDAY } from '#test/support/case-fixture.ts';
import { anOffer, storeOffer } from '#test/support/desk.ts';
import { aCustomer } from '#test/support/track.ts';

export type Customer = ReturnType<typeof aCustomer>;
export const json = { accept: 'application/json' };

export const set = ({ table }: Customer, fields: object) =>
  table.write([{ update: keys.head(CASE_ID), set: fields as Record<string, unknown> }]);

export const examined = async (customer: Customer) => {
  const { taskId } = await customer.openTask('examine', { assignee: 'lucia' });
  await customer.table.write([
    {
      put: { ...keys.examination(CASE_ID, 1), cycle: 1, cause: 'company-error', factsTextId: 'facts-1', questions: [] },
    },
    { update: keys.task(taskId), set: { status: 'decided', decidedBy: 'lucia', decidedAt: MONDAY } },
  ]);
};

export const offered = async (customer: Customer) => {
  await examined(customer);
  const task = await customer.openTask('offer', { parts: [1], assignee: 'customer', subject: '1' });
  await storeOffer(customer, anOffer(task));
};

export const agreed = async (customer: Customer) => {
  await examined(customer);
  const agreement: Agreement = {
    cycle: 1,
    kind: 'agreement',
    textId: 'agreement-1',
    sha256: sha256('Lo acordado'),
    language: 'es',
    signedBy: 'lucia',
    madeAt: MONDAY,
    commitments: [
      { index: 1, concession: 'refund', what: 'Devolver 30 €', owner: 'lucia', dueAt: '2026-11-30T09:00:00.000Z' },
      { index: 2, concession: 'apology', what: 'Pedir disculpas', owner: 'lucia', dueAt: MONDAY, kept: true },
    ],
  };
  await customer.table.write([
    { put: { ...keys.agreement(CASE_ID, 1), ...agreement } },
    ...itemWrites(CASE_ID, [textItem('agreement-1', 'Lo acordado')]),
  ]);
  await set(customer, { status: 'closed', stage: 'outcome', closedAt: MONDAY });
};

export const aCase = async (prepare: (customer: Customer) => Promise<unknown> = async () => undefined) => {
  const customer = aCustomer();
  await customer.openCase();
  await prepare(customer);
  return customer;
};
