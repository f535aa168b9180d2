import { expect, test } from 'vitest';
import { stories } from '#local/demo/complaints.ts';
import { play } from '#local/demo/play.ts';
import type { Refund } from '#local/refund-service.ts';
import { succeeded } from '#tools/api-client.ts';
import { newCustomer } from './support/customers.ts';
import { eventually, PATIENCE_SECONDS } from './support/eventually.ts';
import { stage } from './support/stage.ts';
import { systemSays } from './support/system-says.ts';

const { run, api } = stage();
const refunds = run.integrations['refunds'] ?? { url: '', secret: '', standIn: '' };

const refundsOf = async (reference: string): Promise<Refund[]> =>
  ((await (await fetch(`${refunds.standIn}/refunds`)).json()) as Refund[]).filter((one) => one.reference === reference);

test('Refunds: what was agreed is refunded once by the system that does refunds, though it confirms twice, and nobody else can say so', async () => {
  const found = stories.find(({ title }) => title.startsWith('Charged twice'));
  if (!found) throw new Error('No such story');
  const story = { ...found, complaint: { ...found.complaint, customer: newCustomer() } };
  const { caseId, view } = await play({ run, api }, story, {
    until: ({ outcome }) => outcome !== undefined,
    seconds: PATIENCE_SECONDS,
  });
  const desk = await api.as('andres');
  const kept = await eventually('the promise is kept by the confirmation', async () => {
    const { agreement, history } = succeeded(await desk.case(caseId));
    const [commitment] = agreement?.commitments ?? [];
    return commitment?.execution?.state === 'confirmed' && { commitment, history };
  });
  expect(kept.commitment).toMatchObject({ kept: true, proof: expect.stringMatching(/^refunds: RF-\d{4}$/) });
  await eventually('both confirmations were answered', async () => {
    const [refund] = await refundsOf(view.reference);
    return refund?.confirmations.length === 2;
  });
  expect(await refundsOf(view.reference)).toMatchObject([{ confirmations: ['done', 'known'] }]);
  const types = succeeded(await desk.case(caseId)).history.map(({ type }) => type);
  expect(types.filter((type) => type === 'promise-kept')).toHaveLength(1);

  const strange = { type: 'execution.confirmed', data: { idempotencyKey: `${caseId}.promise.1.9` } };
  const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  expect((await systemSays({ ...refunds, secret }, strange)).status).toBe(403);
  expect(await (await systemSays(refunds, strange)).json()).toEqual({ result: 'noted' });
  const { deliveries = [] } = succeeded(await desk.deliveries('integration-refunds'));
  expect(deliveries.map(({ result }) => result)).toEqual(expect.arrayContaining(['joined', 'noted', 'refused']));
});
