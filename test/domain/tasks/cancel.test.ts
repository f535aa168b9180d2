import { describe, expect, it } from 'vitest';
import type { Task } from '#domain/case/task.ts';
import { cancelTasks, obsoleteTasks } from '#domain/tasks/cancel.ts';
import { escalateCase } from '#domain/tasks/escalate.ts';
import { taskKinds } from '#domain/tasks/kinds.ts';
import { CASE_ID, MONDAY } from '#test/support/case-fixture.ts';
import { aDesk, lucia } from '#test/support/desk.ts';

const aTask = (over: Partial<Task>): Task => ({
  ...{ taskId: `${CASE_ID}.${over.kind}.1.1`, caseId: CASE_ID, kind: 'contact', cycle: 1, status: 'open' },
  ...{ dueAt: MONDAY, step: 0, plannedAt: MONDAY },
  ...over,
});

describe('obsolete tasks', () => {
  it('When a cycle is settled its open tasks that nobody need do any more are obsolete', () => {
    const open = taskKinds.map((kind) => aTask({ kind }));
    expect(obsoleteTasks({ tasks: open, events: [] }, 1).map(({ kind }) => kind)).toEqual([
      'consult',
      'third-opinion',
      'completion',
      'contact',
      'outage-update',
      'update',
      'acceptance',
      'escalation',
    ]);
    expect(obsoleteTasks({ tasks: open, events: [] }, 2)).toEqual([]);
    const over = (['planned', 'decided', 'withdrawn'] as const).map((status) => aTask({ status }));
    expect(obsoleteTasks({ tasks: over, events: [] }, 1)).toEqual([]);
  });

  it('A canceled task leaves the queues with its timer, and the history says why', () => {
    const { events, items, effects } = cancelTasks([aTask({ kind: 'contact', step: 2 })], 'settled');
    const taskId = `${CASE_ID}.contact.1.1`;
    expect(events).toMatchObject([{ type: 'withdrawn', data: { taskIds: [taskId], because: 'settled' } }]);
    expect(items).toMatchObject([{ task: { status: 'open' }, set: { status: 'withdrawn' } }]);
    expect(effects).toEqual([{ effect: 'drop-timer', name: `task-${taskId}-2` }]);
    expect(cancelTasks([], 'settled')).toEqual({ events: [], items: [], effects: [] });
  });

  it('A canceled task does not come back when a parked case is resumed; other tasks do', async () => {
    const fixture = aDesk();
    await fixture.openCase({ head: { owner: 'lucia' } });
    await fixture.openTask('examine', { assignee: 'lucia' });
    const deps = { ...fixture, deskUrl: 'https://amends.example/desk' };
    const at = fixture.clock.now();
    const raise = (key: string) =>
      fixture.cases.change(CASE_ID, at, (file) =>
        escalateCase({ file, at, deps }, { reason: 'customer', level: 'supervisor', key }),
      );
    await raise('1');
    await fixture.cases.change(CASE_ID, at, ({ tasks }) =>
      cancelTasks(
        tasks.filter(({ kind }) => kind === 'escalation'),
        'escalated-further',
      ),
    );
    await raise('2');
    const is = (kind: string) =>
      fixture.desk('POST', `/desk/cases/${CASE_ID}/kind`, { as: lucia, json: { kind, reason: 'Leído otra vez.' } });
    expect((await is('praise')).status).toBe(200);
    expect((await fixture.file()).tasks.every(({ status }) => status === 'withdrawn')).toBe(true);
    expect((await is('complaint')).status).toBe(200);
    const tasks = (await fixture.file()).tasks.map(({ kind, status }) => `${kind} ${status}`);
    expect(tasks.toSorted()).toEqual(['escalation open', 'escalation withdrawn', 'examine open']);
  });
});
