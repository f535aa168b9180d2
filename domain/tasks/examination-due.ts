import type { Case } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { ChangePart } from '#domain/case/change.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { type Clock, type Instant, instantAfter } from '#domain/time.ts';
import { mayBeInDanger } from '#domain/understand/possible-danger.ts';
import { escalationTimer } from './escalation-timer.ts';

const PERCENT = 100;

/**
 * When an examination that begins at `at` is due: when the policy says, and never later than leaves time until the answer for
 * experts, approval and the answer itself. An outage that has to be answered in two hours is examined in one. What may be a danger
 * is read soon.
 */
export const examinationDue = (
  { answerBy, severity }: Pick<Case, 'answerBy'> & Partial<Pick<Case, 'severity'>>,
  at: Instant,
  { policy: { deadlines, emergency }, clock }: { policy: Policy; clock: Clock },
): Instant => {
  const usual = clock.after(at, deadlines.tasks.examine.due);
  const left = Date.parse(answerBy) - Date.parse(at);
  const latest = instantAfter(at, Math.max(0, (left * deadlines.examineWithin) / PERCENT));
  const soon = mayBeInDanger({ severity }) ? [clock.after(at, emergency.possible.examineWithin)] : [];
  return [latest, usual, ...soon].sort()[0] ?? usual;
};

/** The answer of a case is due sooner than it was: so is its examination, with the escalation steps still to come. */
export const hastenExamination = (
  { head, tasks }: Pick<CaseFile, 'head' | 'tasks'>,
  deps: { policy: Policy; clock: Clock },
): ChangePart => {
  const task = tasks.find(({ kind, cycle, status }) => kind === 'examine' && cycle === head.cycle && status === 'open');
  if (!task) return {};
  const dueAt = examinationDue({ answerBy: head.answerBy }, task.countsFrom ?? task.openedAt ?? task.plannedAt, deps);
  if (dueAt >= task.dueAt) return {};
  return {
    items: [{ kind: 'task-change', task, set: { dueAt } }],
    effects: escalationTimer({ ...task, dueAt }, deps),
  };
};
