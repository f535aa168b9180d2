import { expect, it } from 'vitest';
import { CASE_ID } from '#test/support/case-fixture.ts';
import { aDesk, iker, lucia } from '#test/support/desk.ts';

it.each([
  ['+34612345678', undefined],
  ['+34912345678', undefined],
  ['+34803123456', 'number-costs-more'],
  ['+8816123456789', 'number-not-known'],
  ['+5351234567', 'country-not-allowed'],
])('Whoever has to call %s reads at the desk: %s', async (phone, caution) => {
  const fixture = aDesk();
  await fixture.openCase({ complainant: { name: 'Ana', phone } });
  await fixture.openTask('consult', { assignee: 'iker', parts: [1] });
  const seen = async (as: typeof lucia) =>
    (await fixture.desk('GET', `/desk/cases/${CASE_ID}`, { as })).body?.callCaution;
  expect(await seen(lucia)).toBe(caution);
  expect(await seen(iker)).toBeUndefined();
});
