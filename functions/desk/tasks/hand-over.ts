import { channels } from '#channels/names.ts';
import type { Actor } from '#domain/case/actor.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { combine } from '#domain/case/change.ts';
import { caseIdOf } from '#domain/case/ids.ts';
import { linkVersion } from '#domain/case/links.ts';
import type { Task } from '#domain/case/task.ts';
import { barringWords } from '#domain/four-eyes/acts.ts';
import { barredFrom } from '#domain/four-eyes/rule.ts';
import { announceOwner } from '#domain/messages/owner-changed.ts';
import { dateWords, staffNotice } from '#domain/messages/staff-notice.ts';
import { concernedIn } from '#domain/people/concerned.ts';
import { dayOf, isAway, limitOf } from '#domain/people/directory.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Person } from '#domain/policy/schema/people.ts';
import { Refusal } from '#domain/refusal.ts';
import { isForSupervisor } from '#domain/tasks/ask-person.ts';
import { nameOf, requireOpenTask, requireTask, type User } from '#domain/tasks/decide.ts';
import { kindOf } from '#domain/tasks/kinds.ts';
import { isRelated, relations } from '#domain/tasks/relations.ts';
import { noticeOfTask } from '#domain/urgent/call-notice.ts';
import type { DeskDeps } from '../contract.ts';
import { giveTask, tooManyHands } from '../escalation/owning.ts';
import type { HandOver } from './contract.ts';

export type HandOverInput = HandOver & { taskId: string; user: User };

/** Somebody who may be given a task. */
type Candidate = { file: CaseFile; task: Task; person: Person };

/** The highest cost among the options of the offer that waits for an approval. */
const costOf = ({ file, task }: Candidate): number => {
  const offer = file.offers.filter(({ cycle, status }) => cycle === task.cycle && status === 'needs-approval').at(-1);
  return Math.max(0, ...(offer?.options ?? []).map(({ cost }) => cost.amount));
};

const isLead = ({ roles }: Person): boolean => roles.includes('supervisor');

/** Whether somebody's role, field or authority fits the task. Supervisors can take everything but what is the customer's. */
const fits: Record<ReturnType<typeof kindOf>['takenBy'], (candidate: Candidate, policy: Policy) => boolean> = {
  customer: () => false,
  owner: ({ file, task, person }) => isLead(person) || (person.roles.includes('owner') && !isForSupervisor(file, task)),
  expert: ({ task, person }) => isLead(person) || (task.domain !== undefined && person.domains.includes(task.domain)),
  approver: (candidate, policy) =>
    (isLead(candidate.person) || candidate.person.roles.includes('approver')) &&
    limitOf(policy, candidate.person) >= costOf(candidate),
  supervisor: ({ person }) => isLead(person),
};

/** Why somebody cannot take a task, in words for the one who hands it over; undefined if they can. */
const objection = (candidate: Candidate, { policy, clock }: DeskDeps): string | undefined => {
  const { file, task, person } = candidate;
  const { head } = file;
  if (person.id === task.assignee) return 'already has this task';
  if (isAway(person, dayOf(policy, clock.now()))) return 'is away today';
  if (concernedIn(policy, file).includes(person.id)) return 'is named in the complaint';
  const barring = barredFrom(task, file).get(person.id);
  if (barring) return `cannot do it, as another person has to: ${barringWords(barring)}`;
  if (!fits[kindOf(task.kind).takenBy](candidate, policy))
    return 'has not the role, the field or the limit for this task';
  if (head.handOvers >= policy.limits.handOvers && !isLead(person))
    return `is no supervisor, and after ${policy.limits.handOvers} hand-overs only a supervisor can take it`;
  return undefined;
};

/** The open task that somebody hands over. Refuses: no-such-task, task-not-open, task-decided-before, task-not-transferable, not-your-task. */
export const requireTransferable = (
  { file, policy }: { file: CaseFile; policy: Policy },
  taskId: string,
  user: User,
): Task => {
  const task = requireOpenTask(file, taskId);
  if (task.assignee === 'customer') throw new Refusal('task-not-transferable');
  if (isRelated(relations.mayGiveAway, user, { file, task })) return task;
  const name = task.assignee && nameOf(policy, task.assignee);
  throw new Refusal('not-your-task', {
    title: `Only ${name || 'an owner'} or a supervisor can hand this task over`,
    es: `Solo puede traspasarla ${name || 'un responsable'} o un supervisor`,
  });
};

/** Refuses: as `requireTransferable`, and person-unfit. */
const target = (
  file: CaseFile,
  { taskId, to, user }: HandOverInput,
  deps: DeskDeps,
): { task: Task; person: Person } => {
  const task = requireTransferable({ file, policy: deps.policy }, taskId, user);
  const person = deps.policy.people.find(({ id }) => id === to);
  const why = person ? objection({ file, task, person }, deps) : 'is nobody of the care team';
  if (!person || why)
    throw new Refusal('person-unfit', {
      title: `${nameOf(deps.policy, to)} ${why}`,
      errors: [{ pointer: '/to', message: `${why}` }],
    });
  return { task, person };
};

const HANDED_OVER = { es: 'se la han pasado a usted', en: 'it was handed over to you' };

/**
 * Gives an open task to somebody else, who is notified. It is counted and needs a reason; due date and escalation steps
 * stay as they are, so that handing over buys no time. With the examination the ownership of the case moves. One hand-over
 * too many is escalated.
 */
export const handOver = async (input: HandOverInput, deps: DeskDeps): Promise<Record<string, never>> => {
  const { taskId, to, reason, user } = input;
  const { cases, clock, policy, deskUrl } = deps;
  const { head } = await requireTask(cases, taskId);
  const trackingUrl = await deps.trackingUrl(head.caseId, { version: linkVersion(head) });
  const at = clock.now();
  const textId = `hand-over-${deps.newId()}`;
  const messageId = deps.newId();
  const actor: Actor = { kind: 'person', id: user.id };
  await cases.change(caseIdOf(taskId), at, (file) => {
    const { task, person } = target(file, input, deps);
    const { head } = file;
    return combine(
      {
        set: { handOvers: head.handOvers + 1, ...(task.kind === 'examine' && { owner: to }) },
        events: [{ type: 'handed-over', actor, data: { taskId, from: task.assignee, to, reasonTextId: textId } }],
        items: [giveTask(task, to), { kind: 'text', textId, text: reason }],
      },
      staffNotice(policy, head, {
        to: person.id,
        messageId,
        at,
        deskUrl,
        taskId,
        ...noticeOfTask(task, {
          template: 'staff-task',
          values: { dueAt: dateWords(policy, task.dueAt) },
          why: HANDED_OVER,
        }),
      }),
      task.kind === 'examine' && announceOwner({ file, at, deps: { ...deps, channels } }, to, trackingUrl),
      tooManyHands({ file, at, deps }, { actor, ...(task.kind === 'examine' && { owner: to }) }),
    );
  });
  return {};
};
