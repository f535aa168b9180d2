import { expect, test } from 'vitest';
import { succeeded } from '#tools/api-client.ts';
import { newCustomer } from './support/customers.ts';
import { eventually } from './support/eventually.ts';
import { invoke } from './support/invoke.ts';
import { stage } from './support/stage.ts';

const { run, api } = stage();

test('A complaint of today is in the figures once their run has come by, however often it comes', async () => {
  const desk = await api.as('sofia');
  const received = async () => {
    await invoke(run, 'figures', {});
    // Of two days: what came in just before midnight is looked for just after it.
    return succeeded(await desk.insights({ days: '2', by: 'channel' })).total.received;
  };
  const before = await received();
  succeeded(await api.complain({ text: 'El recibo de agosto me lo han cobrado dos veces.', customer: newCustomer() }));
  // Other journeys complain at the same time.
  const after = await eventually('one more in the figures', async () => {
    const now = await received();
    return now > before && now;
  });
  expect(await received()).toBeGreaterThanOrEqual(after);
});
