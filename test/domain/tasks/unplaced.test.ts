import { describe, expect, it } from 'vitest';
import { openTask } from '#domain/tasks/open-task.ts';
import { clock } from '#domain/time.ts';
import { policy } from '#test/support/case-fixture.ts';

const at = '2026-11-23T09:00:00.000Z';
const deps = { policy, clock: clock(1, () => new Date(at)), deskUrl: 'https://desk.example' };
const head = { caseId: 'c', reference: 'AM-7K3Q9F2D' };

const opened = (concerned: Record<string, 'named'> = {}, assignee?: string) =>
  openTask(
    { head: { ...head, concerned }, at, deps },
    { kind: 'deliver', caseId: head.caseId, cycle: 1, parts: [1], assignee },
  );
const told = (part: ReturnType<typeof opened>) =>
  part.items.flatMap((item) =>
    item.kind === 'message' ? [{ to: item.message.to, id: item.message.messageId, as: item.message.template }] : [],
  );

describe('a standalone task that nobody could be found for', () => {
  it('A supervisor hears of it, as of work that an execution waits for', () => {
    const part = opened();
    expect(told(part)).toEqual([{ to: 'sofia', id: `opened-${part.task.taskId}`, as: 'staff-escalation' }]);
    expect(part.task.assignee).toBeUndefined();
  });

  it('It is a supervisor whom the case is not about, as long as there is one', () => {
    expect(told(opened({ sofia: 'named' })).map(({ to }) => to)).toEqual(['andres']);
    expect(told(opened({ sofia: 'named', andres: 'named' }))).toHaveLength(1);
  });

  it('Whoever has it hears of it by themselves', () => {
    expect(told(opened({}, 'lucia')).map(({ to, as }) => [to, as])).toEqual([['lucia', 'staff-task']]);
  });
});
