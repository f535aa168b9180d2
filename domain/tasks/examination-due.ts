import type { Case } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { ChangePart } from '#domain/case/change.ts';
import type { Task } from '#domain/case/task.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { type Clock, type Instant, instantAfter } from '#domain/time.ts';
import { mayBeInDanger } from '#domain/understand/possible-danger.ts';
import { hasPriority } from '#domain/understand/severity.ts';
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

/** What becomes of an open examination, and the task as it is by then where it is due sooner. */
type Hastened = ChangePart & { sooner?: Task };

/**
 * What is known of a case at `at` makes its examination due sooner than it was, with the escalation steps still to come: its answer is, or
 * somebody may be in danger, who is read of as soon from then on as if the case had begun with it. A case that goes first by then does so
 * in every list.
 */
export const hastenExamination = (
  { head, tasks }: Pick<CaseFile, 'head' | 'tasks'>,
  at: Instant,
  deps: { policy: Policy; clock: Clock },
): Hastened => {
  const task = tasks.find(({ kind, cycle, status }) => kind === 'examine' && cycle === head.cycle && status === 'open');
  if (!task) return {};
  const { answerBy } = head;
  const [dueAt = task.dueAt] = [
    task.dueAt,
    examinationDue({ answerBy }, task.countsFrom ?? task.openedAt ?? task.plannedAt, deps),
    ...(mayBeInDanger(head) ? [examinationDue(head, at, deps)] : []),
  ].sort();
  const isSooner = dueAt < task.dueAt;
  const goesFirst = hasPriority(deps.policy, head) && task.priority === undefined;
  if (!isSooner && !goesFirst) return {};
  const set = { dueAt, ...(goesFirst && { priority: true as const }) };
  return {
    items: [{ kind: 'task-change', task, set }],
    ...(isSooner && { effects: escalationTimer({ ...task, ...set }, deps), sooner: { ...task, ...set } }),
  };
};
