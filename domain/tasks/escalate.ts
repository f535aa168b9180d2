import type { Actor } from '#domain/case/actor.ts';
import type { CaseContext, CaseFile } from '#domain/case/case-file.ts';
import type { Task } from '#domain/case/task.ts';
import { concernedIn } from '#domain/people/concerned.ts';
import { dayOf } from '#domain/people/directory.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock, Instant } from '#domain/time.ts';
import type { LocalizedText } from '#domain/values.ts';
import { escalatesOutside, escalatesTo } from './escalation-policy.ts';
import { type OpenedTask, openTask } from './open-task.ts';

/** Why a case goes to somebody higher up: the customer asks, a date passed, it went through too many hands, people may be in danger, power was abused, its execution stopped, somebody asks about their personal data. */
type EscalationReason =
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
  /** It goes to somebody who does not stand above the owner. */
  outside?: boolean;
  /** Why, in words, where more can be said than the reason. */
  why?: LocalizedText;
};

export type EscalationDeps = { policy: Policy; clock: Clock; deskUrl: string };

const REASONS: Record<EscalationReason, LocalizedText> = {
  customer: {
    es: 'el cliente pide que lo vea alguien con más responsabilidad',
    en: 'the customer asks for somebody with more say',
  },
  breach: { es: 'ha pasado un plazo que debíamos cumplir', en: 'a date we had to keep has passed' },
  'abuse-of-power': {
    es: 'el cliente se siente víctima de un abuso; lo mira alguien ajeno a la línea de quien lleva el caso',
    en: 'the customer feels that power was abused; somebody outside the line of the owner looks at it',
  },
  'hand-overs': {
    es: 'el caso ha pasado por demasiadas manos; alguien tiene que quedárselo',
    en: 'the case went through too many hands; somebody has to keep it',
  },
  stopped: {
    es: 'el caso se ha parado y no sigue por sí solo; hable con el cliente y avise a sistemas',
    en: 'the case has stopped and does not go on by itself; speak with the customer and call the engineers',
  },
  'personal-data': {
    es: 'el cliente pide algo sobre sus datos personales',
    en: 'the customer asks for something about their personal data',
  },
  'not-safe': {
    es: 'hemos hablado con el cliente y no está a salvo',
    en: 'we spoke with the customer, and they are not safe',
  },
  'not-reached': {
    es: 'puede haber peligro y el cliente no contesta a nuestras llamadas',
    en: 'there may be danger, and the customer does not answer our calls',
  },
};

/** People may be in danger: the notice says so in its subject. */
const isUrgent = (reason: EscalationReason): boolean => reason === 'not-safe' || reason === 'not-reached';

/** The escalations of the present cycle, oldest first. */
export const escalationsOf = ({ head, tasks }: Pick<CaseFile, 'head' | 'tasks'>): Task[] =>
  tasks
    .filter(({ kind, cycle }) => kind === 'escalation' && cycle === head.cycle)
    .sort((a, b) => (a.plannedAt < b.plannedAt ? -1 : a.plannedAt > b.plannedAt ? 1 : 0));

/**
 * Escalates a case: a standalone task for a supervisor or the head whom the complaint is not about, with a notice that
 * says why. Combine what it returns with the change that causes it. Undefined if the same escalation (reason and key) is open already.
 */
export const escalateCase = (
  { file, at, deps }: CaseContext<EscalationDeps>,
  {
    reason,
    level,
    timer,
    key,
    actor = { kind: 'system' },
    textId,
    dueAt,
    outside = false,
    why = REASONS[reason],
  }: Escalation,
): OpenedTask | undefined => {
  const { head } = file;
  const subject = `${reason}:${key}`;
  const raised = escalationsOf(file);
  if (raised.some((task) => task.status === 'open' && task.subject === subject)) return undefined;
  const taken = (outside ? escalatesOutside : escalatesTo)(deps.policy, {
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
  const data = { taskId: work.task.taskId, reason, level: reached, to: taken?.to, ...(timer && { timer }) };
  return { ...work, events: [...work.events, { type: 'escalation-raised', actor, data }] };
};
