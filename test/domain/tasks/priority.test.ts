import { describe, expect, it } from 'vitest';
import { placeInQueue } from '#cases/store/keys.ts';
import { type kindsOfTasks, taskKinds } from '#domain/tasks/kinds.ts';
import { openTask } from '#domain/tasks/open-task.ts';
import { hasPriority } from '#domain/understand/severity.ts';
import { caseFixture, MONDAY } from '#test/support/case-fixture.ts';

const { policy, clock } = caseFixture();
const deps = { policy, clock, deskUrl: 'https://amends.example/desk' };
const [signal] = policy.severity.signals.filter(({ priority }) => priority);
const elderly = { level: 2, points: 2, reasons: [{ code: signal?.id ?? '', es: '', en: '' }] } as const;

const opened = (kind: keyof typeof kindsOfTasks, goesFirst: boolean) => {
  const severity = goesFirst ? { ...elderly, reasons: [...elderly.reasons] } : undefined;
  const head = { caseId: 'c', reference: 'AM-7K3Q9F2D', ...(severity && { severity }) };
  expect(hasPriority(policy, head)).toBe(goesFirst);
  return openTask({ head, at: MONDAY, deps }, { kind, caseId: 'c', cycle: 1, assignee: 'lucia' }).task;
};

describe('A task of somebody who goes first', () => {
  it.each(taskKinds)('stands before every other %s, and one of anybody else does not', (kind) => {
    const first = opened(kind, true);
    const later = opened(kind, false);
    expect(first.priority).toBe(true);
    expect(later.priority).toBeUndefined();
    const far = { ...first, dueAt: '2027-11-23T09:00:00.000Z' };
    expect(placeInQueue(kind === 'call' ? first : far) <= placeInQueue(later)).toBe(true);
  });
});
