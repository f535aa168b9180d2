import { type ChangePart, combine } from '#domain/case/change.ts';
import type { NewEvent } from '#domain/case/events.ts';
import type { Task } from '#domain/case/task.ts';
import { askedBeside } from '#domain/concession/approvals.ts';
import { idsBarredFrom } from '#domain/four-eyes/rule.ts';
import { dateWords, staffNotice } from '#domain/messages/staff-notice.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { takesOver } from '#domain/tasks/escalation-policy.ts';
import { kindOf } from '#domain/tasks/kinds.ts';
import { successorFor } from '#domain/tasks/successor.ts';
import type { CaseContext, CaseFile } from '../case/case-file.ts';
import { concernedIn, lastResort, mayTouch } from './concerned.ts';
import { dayOf } from './directory.ts';

type Context = CaseContext<{ policy: Policy; deskUrl: string }>;

/** Whether somebody has work on a case that they may not touch. */
const isKeptFrom = (id: string | undefined, { head }: Pick<CaseFile, 'head'>, policy: Policy): id is string =>
  id !== undefined && id !== 'customer' && !mayTouch({ id }, head, policy).may;

/** Whose work goes to others, and why where the case is not about them. */
type Giving = { isTheirs: (id: string | undefined) => id is string; because?: 'absence' };

/** Who owns the case instead of its owner. */
const nextOwner = ({ file, at, deps: { policy } }: Context): string | undefined => {
  const { owner } = file.head;
  const day = dayOf(policy, at);
  const excluded = concernedIn(policy, file);
  const to =
    takesOver(policy, { level: 'substitute', assignee: owner, day, excluded })?.to ??
    lastResort(policy, { day, excluded });
  return to === owner ? undefined : to;
};

const reassigned = (data: { taskId?: string; from: string; to: string; because?: 'absence' }): NewEvent => ({
  type: 'reassigned',
  actor: { kind: 'system' },
  data,
});

/** One task that is open, or about to be, goes to whoever is next: the new owner with what follows the owner, else by the policy. */
const taskPassedOn = (
  context: Context,
  task: Task & { assignee: string },
  { owner, because }: { owner: string | undefined } & Pick<Giving, 'because'>,
): ChangePart => {
  const { file, at, deps } = context;
  const { policy, deskUrl } = deps;
  const isOwners = task.assignee === file.head.owner && kindOf(task.kind).followsOwner;
  // Nobody is asked twice for the same approval.
  const beside = askedBeside(file, task).flatMap(({ assignee: other }) => other ?? []);
  const barred = [...idsBarredFrom(task, file), ...beside];
  const toOwner = owner !== undefined && isOwners && !barred.includes(owner) ? owner : undefined;
  // What somebody may not decide stays with who is away, rather than going to them; whom the case is about keeps nothing.
  const excluded = [...concernedIn(policy, file), ...(because ? barred : [])];
  const to =
    toOwner ??
    successorFor({ file, at, policy }, task, 'substitute')?.to ??
    lastResort(policy, { day: dayOf(policy, at), excluded });
  if (to === undefined || to === task.assignee || (because && barred.includes(to))) return {};
  const { taskId, kind, assignee, dueAt } = task;
  return combine(
    {
      events: [reassigned({ taskId, from: assignee, to, ...(because && { because }) })],
      items: [{ kind: 'task-change', task, set: { assignee: to } }],
    },
    // Of what is not opened yet whoever has it hears once it is.
    task.status === 'open' &&
      staffNotice(policy, file.head, {
        to,
        messageId: `reassigned-${taskId}-${to}`,
        at,
        template: 'staff-task',
        deskUrl,
        taskId,
        values: { kind: kindOf(kind).request, dueAt: dateWords(policy, dueAt) },
      }),
  );
};

type Theirs = Task & { assignee: string };

const tasksOf = ({ tasks }: Pick<CaseFile, 'tasks'>, { isTheirs }: Giving): Theirs[] =>
  tasks.filter(
    (task): task is Theirs => (task.status === 'open' || task.status === 'planned') && isTheirs(task.assignee),
  );

/** What some have of a case goes to whoever is next; due dates and escalation steps stay. @param withCase whether they own it no more */
const passOn = (context: Context, giving: Giving, withCase: boolean): ChangePart => {
  const { file } = context;
  const { because } = giving;
  const { owner: before } = file.head;
  const owner = withCase && giving.isTheirs(before) ? nextOwner(context) : undefined;
  return combine(
    owner !== undefined &&
      before !== undefined && {
        set: { owner },
        events: [reassigned({ from: before, to: owner, ...(because && { because }) })],
      },
    ...tasksOf(file, giving).map((task) => taskPassedOn(context, task, { owner, ...(because && { because }) })),
  );
};

/**
 * What people have to do with a case that turned out to be about them goes to whoever is next, the case itself as well; due dates
 * and escalation steps stay. Nothing where nobody has anything of it whom it is about.
 * @param context the case as it is once they are concerned (`head.concerned`)
 */
export const passOnFromConcerned = (context: Context): ChangePart => {
  const { file, deps } = context;
  return passOn(context, { isTheirs: (id): id is string => isKeptFrom(id, file, deps.policy) }, true);
};

/**
 * What somebody who is away has of a case goes to whoever stands in. With the examination the case itself moves, as in a hand-over.
 * Nothing where nobody else can take it.
 * @param work their open tasks, or the case as well
 */
export const passOnFromAbsent = (context: Context, person: string, work: 'tasks' | 'cases'): ChangePart => {
  const giving: Giving = { isTheirs: (id): id is string => id === person, because: 'absence' };
  const examines = tasksOf(context.file, giving).some(({ kind }) => kind === 'examine');
  return passOn(context, giving, work === 'cases' || examines);
};
