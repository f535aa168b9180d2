import { describe, expect, it } from 'vitest';
import { combine } from '#domain/case/change.ts';
import type { Task } from '#domain/case/task.ts';

const task = (taskId: string): Task => ({ taskId, kind: 'examine', status: 'open' }) as Task;
const [examine, update] = [task('case.examine.1'), task('case.update.1.1')];

describe('a change of several parts', () => {
  it('A task that two parts change is stored once, with what both say: the table takes no two writes of one item', () => {
    const { items } = combine(
      {
        items: [{ kind: 'task-change', task: examine, set: { dueAt: '2027-01-13T09:00:00.000Z', assignee: 'sofia' } }],
      },
      { items: [{ kind: 'task-change', task: update, set: { status: 'decided' } }] },
      { items: [{ kind: 'task-change', task: examine, set: { assignee: 'andres' } }] },
    );
    expect(items).toEqual([
      {
        kind: 'task-change',
        task: examine,
        set: { dueAt: '2027-01-13T09:00:00.000Z', assignee: 'andres' },
      },
      { kind: 'task-change', task: update, set: { status: 'decided' } },
    ]);
  });
});
