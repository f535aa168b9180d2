import { type Change, combine } from '#domain/case/change.ts';
import { dateWords, staffNotice } from '#domain/messages/staff-notice.ts';
import { dayOf, supervisorOf } from '#domain/people/directory.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { escalatesTo } from '#domain/tasks/escalation-policy.ts';
import { timerWords } from '#domain/timers/timer-words.ts';
import type { CaseTimerContext, TimerContext } from './deps.ts';

type Role = Policy['deadlines']['warnings'][number]['notify'][number];

/** Who is meant by a role of the policy, in this case and on this day. */
const personFor = (role: Role, { file, at, deps: { policy } }: TimerContext): string | undefined => {
  const { owner } = file.head;
  const day = dayOf(policy, at);
  if (role === 'owner') return owner ?? supervisorOf(policy, undefined, day);
  if (role === 'supervisor') return supervisorOf(policy, owner, day);
  return escalatesTo(policy, { level: 'head', owner, day, excluded: [] })?.to;
};

/** A part of a timer's time is over: those whom the policy names for it are notified, each once. */
export const warn = (context: CaseTimerContext, thresholdPercent: number): Change => {
  const { file, running, at, deps } = context;
  const { policy, deskUrl } = deps;
  const { id, dueAt, firedCount } = running;
  const roles = policy.deadlines.warnings.find((warning) => warning.at === thresholdPercent)?.notify ?? [];
  const people = new Set(roles.flatMap((role) => personFor(role, context) ?? []));
  const values = {
    timer: timerWords(file, running),
    dueAt: dateWords(policy, dueAt),
    thresholdPercent: String(thresholdPercent),
  };
  const notices = [...people].map((to) =>
    staffNotice(policy, file.head, {
      to,
      messageId: `timer-${id}-${firedCount}-${to}`,
      at,
      template: 'staff-warning',
      deskUrl,
      values,
    }),
  );
  return combine(
    { events: [{ type: 'timer-warned', actor: { kind: 'system' }, data: { timer: id, dueAt, thresholdPercent } }] },
    ...notices,
  );
};
