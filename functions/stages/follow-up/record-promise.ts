import type { CaseContext, CaseFile } from '#domain/case/case-file.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import { type CaseItem, type Change, combine, textItem } from '#domain/case/change.ts';
import { caseIdOf } from '#domain/case/ids.ts';
import type { Task } from '#domain/case/task.ts';
import { dateWords, staffNotice } from '#domain/messages/staff-notice.ts';
import { dayOf, supervisorOf } from '#domain/people/directory.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { Refusal } from '#domain/refusal.ts';
import { decided, nameOf, requireOwnTask, requireTask, type User } from '#domain/tasks/decide.ts';
import { kindsOfTasks } from '#domain/tasks/kinds.ts';
import type { Clock } from '#domain/time.ts';
import type { PromiseReport } from './contract.ts';

export type PromiseInput = PromiseReport & { taskId: string; user: User };
export type PromiseDeps = { cases: CaseStore; clock: Clock; policy: Policy; deskUrl: string };

type Context = CaseContext<PromiseDeps>;

const BROKEN = { es: 'Promesa no cumplida', en: 'Promise not kept' };

/** The agreement with how one of its promises stands. */
const marked = (
  file: CaseFile,
  { cycle, subject }: Task,
  how: { kept: boolean; proofTextId?: string },
): { index: number; item: CaseItem } => {
  const agreement = file.agreements.find((candidate) => candidate.cycle === cycle);
  const commitment = agreement?.commitments.find(({ index }) => String(index) === subject);
  if (!agreement || !commitment) throw new Refusal('task-of-another-kind', { title: 'This task is no promise' });
  const { index } = commitment;
  const commitments = agreement.commitments.map((one) => (one.index === index ? { ...one, ...how } : one));
  return { index, item: { kind: 'agreement-change', agreement: { ...agreement, commitments } } };
};

/** Kept, and proved: the task is over. */
const kept = ({ file, at }: Context, task: Task, { user, proof }: PromiseInput): Change => {
  if (!proof)
    throw new Refusal('proof-missing', {
      errors: [{ pointer: '/proof', message: 'must say what was done and where that can be seen' }],
    });
  const proofTextId = `proof-${task.cycle}-${task.subject}`;
  const { index, item } = marked(file, task, { kept: true, proofTextId });
  return {
    events: [
      {
        type: 'promise-kept',
        actor: { kind: 'person', id: user.id },
        data: { cycle: task.cycle, taskId: task.taskId, index, proofTextId },
      },
    ],
    items: [decided(task, { by: user.id, at }), textItem(proofTextId, proof), item],
    effects: [{ effect: 'resume', taskId: task.taskId }],
  };
};

/** Broken: a supervisor is notified at once, and the task stays open until the promise is kept. */
const broken = ({ file, at, deps }: Context, task: Task, { user }: PromiseInput): Change => {
  const { head } = file;
  const { policy } = deps;
  const { index, item } = marked(file, task, { kept: false });
  const supervisor = supervisorOf(policy, task.assignee, dayOf(policy, at));
  const notice =
    supervisor &&
    staffNotice(policy, head, {
      to: supervisor,
      messageId: `promise-broken-${task.cycle}-${index}-${head.seq}`,
      at,
      template: 'staff-escalation',
      deskUrl: deps.deskUrl,
      values: {
        kind: kindsOfTasks.promise.request,
        dueAt: dateWords(policy, task.dueAt),
        level: BROKEN,
        from: nameOf(policy, task.assignee ?? user.id),
      },
    });
  const event = {
    type: 'promise-broken',
    actor: { kind: 'person', id: user.id },
    data: { cycle: task.cycle, taskId: task.taskId, index, supervisor: supervisor ?? 'nobody' },
  } as const;
  return combine({ events: [event], items: [item] }, notice);
};

/**
 * How a promise stands (stage follow-up). It is over only when it is kept and proved; a broken one is chased further and
 * a supervisor is notified, since a broken promise outranks the first complaint.
 *
 * Refuses: proof-missing, no-such-task, not-your-task, task-not-open, task-decided-before, task-of-another-kind.
 */
export const recordPromise = async (input: PromiseInput, deps: PromiseDeps): Promise<Record<string, never>> => {
  const { taskId, user } = input;
  const { cases, clock, policy } = deps;
  await requireTask(cases, taskId);
  const at = clock.now();
  await cases.change(caseIdOf(taskId), at, (file) => {
    const task = requireOwnTask({ file, policy }, taskId, user);
    const context = { file, at, deps };
    return input.kept ? kept(context, task, input) : broken(context, task, input);
  });
  return {};
};
