import { expect, test } from 'vitest';
import { succeeded } from '#tools/api-client.ts';
import { newCustomer } from './support/customers.ts';
import { eventually } from './support/eventually.ts';
import { stage } from './support/stage.ts';

const { run, api, executions } = stage();
const findings = { cause: 'company-error', facts: 'La caldera se instaló sin purgar.', questions: [] };

test('Two people decide at once: one wins, the other learns who and when, and the journey goes on once', async () => {
  const { caseId } = succeeded(await api.complain({ text: 'La caldera no calienta.', customer: newCustomer() }));
  const supervisor = await api.as('sofia');
  const task = await eventually('the examination', async () =>
    succeeded(await supervisor.case(caseId)).tasks.find(({ kind, status }) => kind === 'examine' && status === 'open'),
  );
  const assignee = task.assignee ?? '';
  const owner = await api.as(assignee);
  const answers = await Promise.all([owner.complete(task.id, findings), supervisor.complete(task.id, findings)]);
  const statuses = answers.map(({ status }) => status).sort();
  expect(statuses[0]).toBeLessThan(300);
  expect(statuses[1]).toBe(409);
  const lost = answers.find(({ status }) => status === 409)?.body;
  expect([assignee, 'sofia']).toContain(lost?.['decidedBy']);
  expect(Date.parse(String(lost?.['decidedAt']))).not.toBeNaN();

  const after = await eventually('the next stage', async () => {
    const view = succeeded(await supervisor.case(caseId));
    return view.offers.length > 0 && view;
  });
  expect(after.history.filter(({ type }) => type === 'examined')).toHaveLength(1);
  const names = (await executions.names(run.stateMachines.settle)).filter((name) => name.startsWith(caseId));
  expect(names).toHaveLength(1);
});
