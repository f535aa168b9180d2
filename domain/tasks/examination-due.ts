import type { Case } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { ChangePart } from '#domain/case/change.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { type Clock, type Instant, instantAfter } from '#domain/time.ts';
import { escalationTimer } from './escalation-timer.ts';

const PERCENT = 100;

/**
 * When an examination that begins at `at` is due: when the policy says, and never later than leaves time until the answer for
 * experts, approval and the answer itself. An outage that has to be answered in two hours is examined in one.
 */
export const examinationDue = (
  { answerBy }: Pick<Case, 'answerBy'>,
  at: Instant,
  { policy: { deadlines }, clock }: { policy: Policy; clock: Clock },
): Instant => {
  const usual = clock.after(at, deadlines.tasks.examine.due);
  const left = Date.parse(answerBy) - Date.parse(at);
  const latest = instantAfter(at, Math.max(0, (left * deadlines.examineWithin) / PERCENT));
  return [latest, usual].sort()[0] ?? usual;
};

/** The answer of a case is due sooner than it was: so is its examination, with the escalation steps still to come. */
export const hastenExamination = (
  { head, tasks }: Pick<CaseFile, 'head' | 'tasks'>,
  deps: { policy: Policy; clock: Clock },
): ChangePart => {
  const task = tasks.find(({ kind, cycle, status }) => kind === 'examine' && cycle === head.cycle && status === 'open');
  if (!task) return {};
  const dueAt = examinationDue(head, task.countsFrom ?? task.openedAt ?? task.plannedAt, deps);
  if (dueAt >= task.dueAt) return {};
  return {
    items: [{ kind: 'task-change', task, set: { dueAt } }],
    effects: escalationTimer({ ...task, dueAt }, deps),
  };
};
