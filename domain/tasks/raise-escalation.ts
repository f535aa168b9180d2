import type { Actor } from '#domain/case/actor.ts';
import type { CaseContext, CaseFile } from '#domain/case/case-file.ts';
import type { Task } from '#domain/case/task.ts';
import { concernedIn } from '#domain/people/concerned.ts';
import { dayOf } from '#domain/people/directory.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock, Instant } from '#domain/time.ts';
import type { LocalizedText } from '#domain/values.ts';
import type { DataRequest } from './data-request.ts';
import { escalatesTo } from './escalation-policy.ts';
import { type OpenedTask, openTask } from './open-task.ts';

/** Why a case goes to somebody higher up: the customer asks, a date passed, it went through too many hands, people may be in danger, power was abused, its execution stopped, somebody asks about their personal data. */
export type EscalationReason =
  | 'customer'
  | 'breach'
  | 'hand-overs'
  | 'not-safe'
  | 'not-reached'
  | 'abuse-of-power'
  | 'stopped'
  | 'personal-data';

export type Escalation = {
  reason: EscalationReason;
  level: NonNullable<Task['level']>;
  /** The timer that was breached. */
  timer?: string;
  /** Distinguishes two escalations of the same reason, such as the timer and the date that passed. */
  key: string;
  /** Who raises it: the system unless said otherwise. */
  actor?: Actor;
  /** The text of the customer's message that came with it. */
  textId?: string;
  /** When it is due, where that is not the policy's date. */
  dueAt?: Instant;
  /** Of what is asked about personal data: when it was, and until when the law wants an answer. */
  asked?: DataRequest;
  /** Why, in words. */
  why: LocalizedText;
  /** Who of a level takes it; whoever stands above the owner, if not given. */
  takes?: typeof escalatesTo;
};

export type EscalationDeps = { policy: Policy; clock: Clock; deskUrl: string };

/** People may be in danger: the notice says so in its subject. */
const isUrgent = (reason: EscalationReason): boolean => reason === 'not-safe' || reason === 'not-reached';

/** The escalations of the present cycle, oldest first. */
export const escalationsOf = ({ head, tasks }: Pick<CaseFile, 'head' | 'tasks'>): Task[] =>
  tasks
    .filter(({ kind, cycle }) => kind === 'escalation' && cycle === head.cycle)
    .sort((a, b) => (a.plannedAt < b.plannedAt ? -1 : a.plannedAt > b.plannedAt ? 1 : 0));

/**
 * Has a case seen to by a supervisor or the head whom the complaint is not about: a standalone task, with a notice that says why.
 * Combine what it returns with the change that causes it. Undefined if the same escalation (reason and key) is open already.
 */
export const raiseEscalation = (
  { file, at, deps }: CaseContext<EscalationDeps>,
  { reason, level, timer, key, actor = { kind: 'system' }, textId, dueAt, asked, why, takes = escalatesTo }: Escalation,
): OpenedTask | undefined => {
  const { head } = file;
  const subject = `${reason}:${key}`;
  const raised = escalationsOf(file);
  if (raised.some((task) => task.status === 'open' && task.subject === subject)) return undefined;
  const taken = takes(deps.policy, {
    level,
    owner: head.owner,
    day: dayOf(deps.policy, at),
    excluded: concernedIn(deps.policy, file),
  });
  const reached = taken?.level ?? level;
  const work = openTask(
    { head, at, deps },
    {
      kind: 'escalation',
      caseId: head.caseId,
      cycle: head.cycle,
      // A customer's words may ask for it beside an escalation of another reason: each has an id of its own.
      parts: reason === 'personal-data' ? [raised.length + 1, 1] : [raised.length + 1],
      assignee: taken?.to,
      subject,
      level: reached,
      ...(textId && { textId }),
      ...(dueAt && { dueAt }),
    },
    { template: isUrgent(reason) ? 'staff-call' : 'staff-escalated', values: { why } },
  );
  const data = { taskId: work.task.taskId, reason, level: reached, to: taken?.to, ...(timer && { timer }), ...asked };
  return { ...work, events: [...work.events, { type: 'escalation-raised', actor, data }] };
};
