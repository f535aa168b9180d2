import { channels } from '#channels/names.ts';
import type { ChangePart } from '#domain/case/change.ts';
import type { Task } from '#domain/case/task.ts';
import { announceOwner } from '#domain/messages/owner-changed.ts';
import { personOf } from '#domain/people/directory.ts';
import { isHead } from '#domain/tasks/escalation-policy.ts';
import { successorFor } from '#domain/tasks/successor.ts';
import { hearsOfUnplaced, UNPLACED } from '#domain/tasks/unplaced.ts';
import type { LocalizedText } from '#domain/values.ts';
import type { Level } from '#domain/vocabulary.ts';
import { type OverdueTaskContext, type StepEffect, supervisor, taskNotices } from './overdue-task.ts';
import { callCustomer } from './remind.ts';

const REASONS: Record<Level, LocalizedText> = {
  'next-on-rota': {
    es: 'quien estaba de guardia no ha contestado; usted es el siguiente de la guardia',
    en: 'no word from whoever was on duty; you are next on the rota',
  },
  substitute: {
    es: 'quien la tenía no ha contestado; usted le sustituye',
    en: 'no word from its assignee, for whom you stand in',
  },
  manager: {
    es: 'nadie ha contestado a tiempo; usted es responsable del equipo',
    en: 'nobody answered in time; you lead the team',
  },
  supervisor: {
    es: 'nadie ha contestado a tiempo; la supervisión es suya',
    en: 'nobody answered in time; you are the supervisor',
  },
  head: {
    es: 'nadie ha contestado a tiempo; la última palabra es suya',
    en: 'nobody answered in time; the last word is yours',
  },
};

const YOURSELF: LocalizedText = { es: 'usted', en: 'you' };

/** An escalation to a supervisor that the head takes over is from then on an escalation to the head. */
const higher = ({ kind }: Task, level: Level): Pick<Task, 'level'> =>
  kind === 'escalation' && level === 'head' ? { level } : {};

/** Whoever has it hears that it stays with them; somebody else, that it is with a person who does not answer and that they can give it on. */
const STAYS: Record<'own' | 'other', LocalizedText> = {
  own: {
    es: 'nadie más puede ocuparse de ella: sigue siendo suya',
    en: 'nobody else can see to it: it stays yours',
  },
  other: {
    es: 'quien la tiene no ha contestado y nadie más puede ocuparse de ella: hable con esa persona o pásela a quien pueda',
    en: 'no word from its assignee, and nobody else can see to it: speak with them, or hand it over to somebody who can',
  },
};

/**
 * Who is notified of a task that nobody else can take: the head who has it, else a supervisor; where none is there, whom the policy asks
 * last, since somebody has to know.
 */
const notifiedInstead = (context: OverdueTaskContext): { to: string | undefined; why: LocalizedText } => {
  const { file, at, task, deps } = context;
  const { assignee } = task;
  if (assignee !== undefined && isHead(deps.policy, assignee)) return { to: assignee, why: REASONS.head };
  const to = supervisor(context) ?? hearsOfUnplaced(deps.policy, file.head, at);
  if (assignee === undefined) return { to, why: UNPLACED.level };
  return { to, why: to === assignee ? STAYS.own : STAYS.other };
};

/** The customer hears who has their case from now on. */
const told = ({ file, at, deps, trackingUrl }: OverdueTaskContext, owner: string): ChangePart | undefined =>
  announceOwner({ file, at, deps: { ...deps, channels } }, owner, trackingUrl);

/**
 * Gives the task to somebody else. Where nobody else can take it, it stays, and a supervisor is notified. A customer's
 * task cannot be given away: a supervisor is asked to call.
 */
export const escalate = (context: OverdueTaskContext): StepEffect => {
  const { file, task, at, level, deps } = context;
  const { assignee } = task;
  if (assignee === 'customer') return callCustomer(context, supervisor(context));
  const taken = successorFor({ file, at, policy: deps.policy }, task, level as Level);
  const from = assignee ? personOf(deps.policy, assignee).name : UNPLACED.from;
  const { to, why } = taken ? { to: taken.to, why: REASONS[taken.level] } : notifiedInstead(context);
  return {
    event: {
      type: 'escalated',
      actor: { kind: 'system' },
      data: {
        taskId: task.taskId,
        level: taken?.level ?? (level as Level),
        reason: 'silence',
        from: assignee,
        to: taken?.to ?? assignee,
      },
    },
    messages: taskNotices(context, to, {
      template: 'staff-escalation',
      values: { level: why, from: to === assignee ? YOURSELF : from },
    }),
    ...(taken && { task: { assignee: taken.to, ...higher(task, taken.level) } }),
    // Whoever examines a case owns it.
    ...(taken && task.kind === 'examine' && { set: { owner: taken.to }, more: told(context, taken.to) }),
  };
};
