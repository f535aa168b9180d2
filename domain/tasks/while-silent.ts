import type { Task } from '../case/task.ts';
import type { Policy } from '../policy/policy.ts';
import type { EscalationStep } from '../policy/schema/deadlines.ts';
import type { Clock, Instant } from '../time.ts';
import { nextStep } from './escalation-policy.ts';

/** More steps than any policy needs. */
const MOST = 10;

/** What happens, and when, while nobody decides an open task: the steps of its escalation policy that are still to come. */
export const whileSilent = (
  task: Task,
  timekeeping: { policy: Policy; clock: Clock },
): { do: EscalationStep['do']; at: Instant }[] => {
  const from = task.countsFrom ?? task.openedAt;
  if (task.status !== 'open' || from === undefined) return [];
  const steps = Array.from({ length: MOST }, (_, more) =>
    nextStep(task, { step: task.step + more, from }, timekeeping),
  );
  return steps.flatMap((step) => (step ? [{ do: step.do, at: step.at }] : []));
};
