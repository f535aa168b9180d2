import { expect, it } from 'vitest';
import { openOutageUpdate } from '#domain/urgent/outage-update.ts';
import { CASE_ID, caseFixture } from '#test/support/case-fixture.ts';

it.each([
  { when: 'lies ahead', answerBy: '2026-11-23T09:30:00.000Z', dueAt: '2026-11-23T09:30:00.000Z' },
  { when: 'has passed, as of words of days ago', answerBy: '2026-11-20T11:00:00.000Z', dueAt: undefined },
])('An outage is explained by the date of the law where that $when, and never by one that has passed', async (one) => {
  const fixture = caseFixture();
  await fixture.openCase();
  const at = '2026-11-23T09:00:00.000Z';
  const { head, regime, ...file } = await fixture.file();
  const rule = { timer: 'answer', classes: ['continuity'], contains: ['known-causes', 'estimated-restoration'] };
  const lawful = { ...regime, rules: [{ ...regime.rules[0], ...rule }] } as typeof regime;
  const cutOff = { ...head, class: 'continuity' as const, answerBy: one.answerBy };
  const deps = { ...fixture, deskUrl: 'https://amends.example/desk' };
  const { items = [] } = openOutageUpdate({ ...file, head: cutOff, regime: lawful }, at, deps);
  const [task] = items.flatMap((item) => (item.kind === 'task' ? [item.task] : []));
  expect(task).toMatchObject({ taskId: `${CASE_ID}.outage-update.1`, kind: 'outage-update' });
  expect(task?.dueAt).toBe(one.dueAt ?? fixture.clock.after(at, fixture.policy.deadlines.outageUpdate));
});
