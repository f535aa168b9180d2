import { keys } from '#cases/store/keys.ts';
import type { Offer } from '#domain/case/settlement.ts';
import type { Task } from '#domain/case/task.ts';
import type { DeskDeps } from '#functions/desk/contract.ts';
import { deskEndpoints } from '#functions/desk/endpoints.ts';
import { learningEndpoints } from '#functions/desk/learning/endpoints.ts';
import { caller } from './call.ts';
import { CASE_ID, type CaseFixture, caseFixture } from './case-fixture.ts';

/** People of the demo company as the sign-in shows them. */
export const lucia = { id: 'lucia', groups: ['owner'] };
export const mateo = { id: 'mateo', groups: ['owner'] };
export const iker = { id: 'iker', groups: ['expert'] };
export const carmen = { id: 'carmen', groups: ['expert'] };
export const elena = { id: 'elena', groups: ['approver'] };
export const sofia = { id: 'sofia', groups: ['supervisor', 'approver'] };

export const deskDeps = (fixture: CaseFixture): DeskDeps => {
  let made = 0;
  return {
    ...fixture,
    deployed: fixture.policy,
    newId: () => `id-${++made}`,
    newReference: () => `AM-2345678${++made}`,
    identity: async () => ({ current: 'identity-of-the-tests' }),
    trackingUrl: async (caseId) => `https://amends.example/t/${caseId}`,
    deskUrl: 'https://amends.example/desk',
  };
};

/** A desk over an empty table. */
export const aDesk = (fixture = caseFixture()) => ({
  ...fixture,
  desk: caller([...deskEndpoints, ...learningEndpoints], deskDeps(fixture)),
});

/** An offer with one option that costs the company 90 EUR and is worth 120 EUR to the customer. */
export const anOffer = (task: Task, over: Partial<Offer> = {}): Offer => ({
  cycle: task.cycle,
  round: 1,
  taskId: task.taskId,
  status: 'open',
  options: [
    {
      optionId: 'a',
      concession: 'repair-visit',
      title: 'Visita técnica gratuita',
      detail: 'Un técnico revisa su caldera sin coste.',
      value: { amount: 12_000, currency: 'EUR' },
      cost: { amount: 9_077, currency: 'EUR' },
      reasons: [{ code: 'fault', es: 'La culpa es nuestra', en: 'It is our fault' }],
    },
  ],
  reasons: [{ code: 'first', es: 'Primer paso', en: 'First step' }],
  ...over,
});

export const storeOffer = (fixture: CaseFixture, offer: Offer) =>
  fixture.table.write([{ put: { ...keys.offer(CASE_ID, offer.cycle, offer.round), ...offer } }]);
