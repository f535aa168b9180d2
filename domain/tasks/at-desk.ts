import type { CaseFile } from '#domain/case/case-file.ts';
import type { Task } from '#domain/case/task.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Instant } from '#domain/time.ts';

/** So long after somebody acted at the desk they are taken to be there still. */
const STILL_THERE_MS = 5 * 60_000;

/**
 * Whether a task follows from what its own assignee did at the desk a moment ago, with nobody's act in between: the desk shows it
 * to them, and a mail about it would only be one more. Never where their escalation policy does not remind them of it later.
 */
export const isAtDesk = (file: CaseFile, task: Task, { policy, at }: { policy: Policy; at: Instant }): boolean => {
  const last = file.events.findLast(({ actor }) => actor.kind !== 'system');
  if (last?.actor.kind !== 'person' || last.actor.id !== task.assignee) return false;
  const isReminded = policy.deadlines.tasks[task.kind]?.escalation.some((step) => step.do === 'remind');
  return isReminded === true && Date.parse(at) - Date.parse(last.at) <= STILL_THERE_MS;
};
