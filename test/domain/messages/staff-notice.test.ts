import { describe, expect, it } from 'vitest';
import { staffNotice } from '#domain/messages/staff-notice.ts';
import { aCase, MONDAY, policy } from '#test/support/case-fixture.ts';

const noticeOf = (head: ReturnType<typeof aCase>): string => {
  const values = { kind: 'examinar el caso', dueAt: 'el lunes' };
  const about = { messageId: 'opened', at: MONDAY, deskUrl: 'https://desk.example' } as const;
  return staffNotice(policy, head, { ...about, to: 'lucia', template: 'staff-task', values }).text;
};

describe('the notice of a task', () => {
  it('says that the case is one of those of an incident, whose cause need not be looked for again', () => {
    expect(noticeOf(aCase())).not.toContain('incidencia');
    expect(noticeOf(aCase({ incident: { incidentId: 'one', told: 0 } }))).toContain('Es de una incidencia');
  });
});
