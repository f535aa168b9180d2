import type { CaseFile } from '#domain/case/case-file.ts';
import type { Task } from '#domain/case/task.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock, Instant } from '#domain/time.ts';
import { nextStep } from './escalation-policy.ts';

/** So long after somebody acted at the desk they are taken to be there still. */
const STILL_THERE_MS = 5 * 60_000;

/** A notice waits for a tenth of the time of its task at most. */
const SHARE = 10;

/** Whether a task follows from what its own assignee did at the desk a moment ago, with nobody's act in between. */
export const followsFromOwnAct = ({ events }: CaseFile, { assignee }: Pick<Task, 'assignee'>, at: Instant): boolean => {
  const last = events.findLast(({ actor }) => actor.kind !== 'system');
  if (last?.actor.kind !== 'person' || last.actor.id !== assignee) return false;
  return Date.parse(at) - Date.parse(last.at) <= STILL_THERE_MS;
};

/** Until when a notice that is no hurry may wait for whoever is at the desk. Undefined where the policy lets none wait. */
export const waitAtDesk = (
  at: Instant,
  { policy, clock }: { policy: Policy; clock: Pick<Clock, 'after'> },
): Instant | undefined => policy.limits.noticeAtDesk && clock.after(at, policy.limits.noticeAtDesk);

/**
 * Until when the mail about a task that has just opened may wait for whoever is at the desk to see it there. Undefined where it leaves at
 * once: the policy lets none wait, the task is due too soon for that, or its escalation policy does not remind of it afterwards.
 */
export const noticeMayWait = (
  task: Pick<Task, 'kind' | 'dueAt' | 'step'>,
  { policy, clock, at }: { policy: Policy; clock: Clock; at: Instant },
): Instant | undefined => {
  const until = waitAtDesk(at, { policy, clock });
  if (until === undefined) return undefined;
  const next = nextStep(task, { step: task.step, from: at }, { policy, clock });
  if (next?.do !== 'remind' || next.at <= until) return undefined;
  const [now, wait] = [Date.parse(at), Date.parse(until) - Date.parse(at)];
  return Date.parse(task.dueAt) - now >= SHARE * wait ? until : undefined;
};
