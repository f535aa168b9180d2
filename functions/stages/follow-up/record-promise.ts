import { decideTask, textWrite } from '#cases/store/case-store.ts';
import { keys } from '#cases/store/keys.ts';
import type { Write } from '#cases/store/table.ts';
import type { Agreement, Task } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import type { Change } from '#domain/case/change.ts';
import { caseIdOf } from '#domain/case/ids.ts';
import { dateWords, staffNotice, taskWords } from '#domain/messages/staff-notice.ts';
import { dayOf, supervisorOf } from '#domain/people/people.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { Refusal } from '#domain/refusal.ts';
import { nameOf, requireOwnTask, requireTask, type User } from '#domain/tasks/decide.ts';
import type { Clock, Instant } from '#domain/time.ts';
import type { PromiseReport } from './contract.ts';

export type PromiseInput = PromiseReport & { taskId: string; user: User };
export type PromiseDeps = { cases: CaseStore; clock: Clock; policy: Policy; deskUrl: string };

const BROKEN = { es: 'Promesa no cumplida', en: 'Promise not kept' };

/** The agreement with how one of its promises stands. */
const marked = (
  file: CaseFile,
  { cycle, subject }: Task,
  how: { kept: boolean; proofTextId?: string },
): { index: number; write: Write } => {
  const agreement = file.agreements.find((candidate) => candidate.cycle === cycle);
  const commitment = agreement?.commitments.find(({ index }) => String(index) === subject);
  if (!agreement || !commitment) throw new Refusal('task-of-another-kind', { title: 'This task is no promise' });
  const { index } = commitment;
  const commitments = agreement.commitments.map((one) => (one.index === index ? { ...one, ...how } : one));
  const next: Agreement = { ...agreement, commitments };
  return { index, write: { put: { ...keys.agreement(file.head.caseId, cycle), ...next } } };
};

/** Kept, and proved: the task is over. */
const kept = (file: CaseFile, task: Task, { user, proof }: PromiseInput, at: Instant): Change => {
  if (!proof)
    throw new Refusal('proof-missing', {
      errors: [{ pointer: '/proof', message: 'must say what was done and where that can be seen' }],
    });
  const { caseId } = file.head;
  const proofTextId = `proof-${task.cycle}-${task.subject}`;
  const { index, write } = marked(file, task, { kept: true, proofTextId });
  return {
    events: [
      {
        type: 'promise-kept',
        actor: { kind: 'person', id: user.id },
        data: { cycle: task.cycle, taskId: task.taskId, index, proofTextId },
      },
    ],
    writes: [decideTask(task, user.id, at, {}), textWrite(caseId, proofTextId, proof), write],
    effects: [{ effect: 'resume', taskId: task.taskId }],
  };
};

/** Broken: a supervisor hears of it at once, and the task stays open until the promise is kept. */
const broken = (file: CaseFile, task: Task, { user }: PromiseInput, at: Instant, deps: PromiseDeps): Change => {
  const { head } = file;
  const { policy } = deps;
  const { index, write } = marked(file, task, { kept: false });
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
        kind: taskWords.promise,
        dueAt: dateWords(policy, task.dueAt),
        level: BROKEN,
        from: nameOf(policy, task.assignee ?? user.id),
      },
    });
  return {
    events: [
      {
        type: 'promise-broken',
        actor: { kind: 'person', id: user.id },
        data: { cycle: task.cycle, taskId: task.taskId, index, supervisor: supervisor ?? 'nobody' },
      },
    ],
    writes: [write, ...(notice ? notice.writes : [])],
    effects: notice ? notice.effects : [],
  };
};

/**
 * How a promise stands (stage follow-up). It is over only when it is kept and proved; a broken one is chased further and
 * a supervisor is told, since a broken promise outranks the first complaint.
 *
 * Refuses: proof-missing, no-such-task, not-your-task, task-not-open, task-decided-before, task-of-another-kind.
 */
export const recordPromise = async (input: PromiseInput, deps: PromiseDeps): Promise<Record<string, never>> => {
  const { taskId, user } = input;
  const { cases, clock, policy } = deps;
  await requireTask(cases, taskId);
  const at = clock.now();
  await cases.change(caseIdOf(taskId), at, (file) => {
    const task = requireOwnTask(policy, file, taskId, user);
    return input.kept ? kept(file, task, input, at) : broken(file, task, input, at, deps);
  });
  return {};
};
