import type { CaseContext, CaseFile } from '#domain/case/case-file.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import { type Change, combine } from '#domain/case/change.ts';
import { caseIdOf } from '#domain/case/ids.ts';
import type { Commitment } from '#domain/case/settlement.ts';
import type { Task } from '#domain/case/task.ts';
import { commitmentOf, executionOf, isUnderWay } from '#domain/execution/execution.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { foundBroken } from '#domain/promises/found-broken.ts';
import { keepPromise } from '#domain/promises/keep.ts';
import { proofOf } from '#domain/promises/proof.ts';
import { Refusal } from '#domain/refusal.ts';
import { requireOwnTask, requireTask, type User } from '#domain/tasks/decide.ts';
import type { Clock } from '#domain/time.ts';
import type { PromiseReport } from './contract.ts';

export type PromiseInput = PromiseReport & { taskId: string; user: User };
export type PromiseDeps = { cases: CaseStore; clock: Clock; policy: Policy; deskUrl: string };

type Context = CaseContext<PromiseDeps>;

/** The promise that a task is about. Refuses: task-of-another-kind. */
const promiseOf = (file: CaseFile, task: Task): Commitment => {
  const commitment = commitmentOf(file, task);
  if (!commitment) throw new Refusal('task-of-another-kind', { title: 'This task is no promise' });
  return commitment;
};

/** Kept, and proved: the task is over. */
const kept = (context: Context, task: Task, { user, ...given }: PromiseInput): Change => {
  const { file, deps } = context;
  const commitment = promiseOf(file, task);
  const proof = proofOf({ file, policy: deps.policy }, commitment, given);
  return combine(
    keepPromise(context, { task, commitment }, { actor: { kind: 'person', id: user.id }, by: user.id, proof }),
  );
};

/** Broken, as whoever has the task says. */
const broken = (context: Context, task: Task, { user, proof: what }: PromiseInput): Change =>
  foundBroken(
    context,
    { task, commitment: promiseOf(context.file, task) },
    { actor: { kind: 'person', id: user.id }, by: user.id, ...(what && { what }) },
  );

/**
 * How a promise stands (stage follow-up). It is over only when it is kept and proved as the policy says for its kind; a broken one is
 * chased further, the case is more serious and goes on, and its customer hears of a person today.
 *
 * Refuses: proof-missing, evidence-unfit, execution-under-way, no-such-task, not-your-task, task-not-open, task-decided-before,
 * task-of-another-kind.
 */
export const recordPromise = async (input: PromiseInput, deps: PromiseDeps): Promise<Record<string, never>> => {
  const { taskId, user, message } = input;
  const { cases, clock, policy } = deps;
  await requireTask(cases, taskId);
  const at = clock.now();
  await cases.change({ caseId: caseIdOf(taskId), messages: [message] }, at, (file) => {
    const task = requireOwnTask({ file, policy }, taskId, user);
    if (input.kept && isUnderWay(executionOf(file.events, taskId))) throw new Refusal('execution-under-way');
    const context = { file, at, deps };
    return input.kept ? kept(context, task, input) : broken(context, task, input);
  });
  return {};
};
