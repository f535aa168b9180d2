import type { CaseFile, Reading } from '#domain/case/case-file.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import type { CaseItem } from '#domain/case/change.ts';
import { CASE_ID, caseIdOf, isTaskId } from '#domain/case/ids.ts';
import type { Task } from '#domain/case/task.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { Refusal, type RefusalCode } from '#domain/refusal.ts';
import type { Instant } from '#domain/time.ts';
import { resolveMerged } from '../case/resolve-merged.ts';
import { concernedIn } from '../people/concerned.ts';
import { isRelated, relations } from './relations.ts';

/** Somebody of the care team who acts: the id in the policy, and the roles the sign-in gave. */
export type User = { id: string; groups: string[] };

export const isSupervisor = (user: User): boolean => user.groups.includes('supervisor');

/** The name of somebody of the team; the id where the policy no longer knows them. */
export const nameOf = (policy: Pick<Policy, 'people'>, id: string): string =>
  policy.people.find((person) => person.id === id)?.name ?? id;

/** What a customer reads under a text of somebody's: their name; the company's, where the policy no longer knows them. */
export const signatureOf = (policy: Policy, id: string): string =>
  policy.people.find((person) => person.id === id)?.name ?? policy.company.name;

/**
 * The case an id names, or the one it was merged into: work with the id of what is returned. Refuses: no-such-case;
 * `CaseStore.change` takes that for an error of ours.
 */
export const requireCase = async (cases: CaseStore, caseId: string, reading?: Reading): Promise<CaseFile> => {
  const file = CASE_ID.test(caseId) ? await resolveMerged(cases, caseId, reading) : undefined;
  if (!file) throw new Refusal('no-such-case');
  return file;
};

/** The case a task belongs to. Refuses: no-such-task. */
export const requireTask = async (cases: CaseStore, taskId: string): Promise<CaseFile> => {
  const file = isTaskId(taskId) ? await cases.load(caseIdOf(taskId)) : undefined;
  if (!file?.tasks.some((task) => task.taskId === taskId)) throw new Refusal('no-such-task');
  return file;
};

/** What `requireTask` and `requireOpenTask` refuse. */
export const openTaskRefusals = [
  'no-such-task',
  'task-not-open',
  'task-decided-before',
] as const satisfies RefusalCode[];

/** An expert's answer to a question that ended without one: what they know is not lost. */
const TOO_LATE = {
  title:
    'Nobody answered in time and the case went on: write what still matters as a note, and whoever has the case is told',
  es: 'Nadie contestó a tiempo y el caso siguió adelante: escriba lo que todavía importe en una nota, y se avisa a quien lo lleva',
};

/**
 * The task of a case while it waits for a decision.
 * Refuses: no-such-task, task-not-open, and task-decided-before with who and when.
 */
export const requireOpenTask = (file: CaseFile, taskId: string): Task => {
  const task = file.tasks.find((candidate) => candidate.taskId === taskId);
  if (!task) throw new Refusal('no-such-task');
  if (task.status === 'open') return task;
  const { decidedBy, decidedAt } = task;
  throw new Refusal(decidedBy ? 'task-decided-before' : 'task-not-open', {
    ...(decidedBy === 'nobody' && task.domain && TOO_LATE),
    details: { ...(decidedBy && { decidedBy }), ...(decidedAt && { decidedAt }) },
  });
};

/** The open task that `user` is about to decide. Refuses also: not-your-task, as only its assignee and supervisors may. */
export const requireOwnTask = (
  { file, policy }: { file: CaseFile; policy: Policy },
  taskId: string,
  user: User,
): Task => {
  const task = requireOpenTask(file, taskId);
  if (isRelated(relations.assignee, user, { file, task })) return task;
  const assignee = task.assignee && nameOf(policy, task.assignee);
  throw new Refusal('not-your-task', {
    title: `Only ${assignee ? `${assignee} or ` : ''}a supervisor can decide this task`,
    es: `Esta tarea solo la puede decidir ${assignee ? `${assignee} o ` : ''}un supervisor`,
    details: {
      ...(task.assignee && { assignee: task.assignee }),
    },
  });
};

/**
 * The same for what decides over a customer: a supervisor whom the complaint is about decides it only where it was given to
 * them. Refuses also: not-your-task.
 */
export const requireUninvolved = (setting: { file: CaseFile; policy: Policy }, taskId: string, user: User): Task => {
  const task = requireOwnTask(setting, taskId, user);
  const { file, policy } = setting;
  if (task.assignee !== user.id && concernedIn(policy, file).includes(user.id))
    throw new Refusal('not-your-task', {
      title: 'The complaint names you: somebody else decides this',
      es: 'La reclamación la nombra a usted: lo decide otra persona',
    });
  return task;
};

/**
 * An open task that is decided, for the change that does it: once, and it leaves everybody's queue.
 * @param decision by whom and when; `output` is handed to the waiting execution: ids and routing fields only
 */
export const decided = (
  task: Task,
  { by, at, output = {} }: { by: string; at: Instant; output?: NonNullable<Task['output']> },
): CaseItem => ({
  kind: 'task-change',
  task,
  set: { status: 'decided', decidedBy: by, decidedAt: at, output },
});
