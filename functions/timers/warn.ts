import type { CaseFile } from '#domain/case/case-file.ts';
import type { Change } from '#domain/case/change.ts';
import { dateWords, staffNotice } from '#domain/messages/staff-notice.ts';
import { dayOf, supervisorOf } from '#domain/people/people.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { escalatesTo } from '#domain/tasks/escalation-policy.ts';
import type { Instant } from '#domain/time.ts';
import type { CaseTimer } from '#domain/timers/case-timers.ts';
import { timerWords } from '#domain/timers/timer-words.ts';
import type { DeadlineDeps } from './deps.ts';

type Role = Policy['deadlines']['warnings'][number]['tell'][number];

/** Who is meant by a role of the policy, in this case and on this day. */
const personFor = (role: Role, { head: { owner } }: CaseFile, at: Instant, policy: Policy): string | undefined => {
  const day = dayOf(policy, at);
  if (role === 'owner') return owner ?? supervisorOf(policy, undefined, day);
  if (role === 'supervisor') return supervisorOf(policy, owner, day);
  return escalatesTo(policy, { level: 'head', owner, day, excluded: [] })?.to;
};

/** A part of a timer's time is over: whom the policy names for it is told, each once. */
export const warn = (
  file: CaseFile,
  running: CaseTimer,
  thresholdPercent: number,
  at: Instant,
  { policy, deskUrl }: DeadlineDeps,
): Change => {
  const { id, dueAt, firedCount } = running;
  const roles = policy.deadlines.warnings.find((warning) => warning.at === thresholdPercent)?.tell ?? [];
  const people = new Set(roles.flatMap((role) => personFor(role, file, at, policy) ?? []));
  const notices = [...people].map((person) =>
    staffNotice(policy, file.head, {
      to: person,
      messageId: `timer-${id}-${firedCount}-${person}`,
      at,
      template: 'staff-warning',
      deskUrl,
      values: {
        timer: timerWords(file, running),
        dueAt: dateWords(policy, dueAt),
        thresholdPercent: String(thresholdPercent),
      },
    }),
  );
  return {
    events: [{ type: 'timer-warned', actor: { kind: 'system' }, data: { timer: id, dueAt, thresholdPercent } }],
    writes: notices.flatMap(({ writes }) => writes),
    effects: notices.flatMap(({ effects }) => effects),
  };
};
