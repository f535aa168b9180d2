import type { Actor } from '#domain/case/actor.ts';
import type { Case } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { combine } from '#domain/case/change.ts';
import { caseIdOf } from '#domain/case/ids.ts';
import type { Task } from '#domain/case/task.ts';
import { customerWords } from '#domain/messages/customer-words.ts';
import { dateWords, staffNotice, taskWords } from '#domain/messages/staff-notice.ts';
import { dayOf, isAway, limitOf } from '#domain/people/directory.ts';
import { namedPeople } from '#domain/people/named-in-text.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Person } from '#domain/policy/schema/people.ts';
import { Refusal } from '#domain/refusal.ts';
import { isForSupervisor } from '#domain/tasks/ask-person.ts';
import { isSupervisor, nameOf, requireOpenTask, requireTask, type User } from '#domain/tasks/decide.ts';
import type { DeskDeps } from '../contract.ts';
import { giveTask, tooManyHands } from '../escalation/owning.ts';
import { hasRole } from '../reader.ts';
import type { HandOver } from './contract.ts';

export type HandOverInput = HandOver & { taskId: string; user: User };

/** The highest cost among the options of the offer that waits for an approval. */
const costOf = (file: CaseFile, task: Task): number => {
  const offer = file.offers.filter(({ cycle, status }) => cycle === task.cycle && status === 'needs-approval').at(-1);
  return Math.max(0, ...(offer?.options ?? []).map(({ cost }) => cost.amount));
};

/** Whether somebody's role, field or authority fits the kind of work. Supervisors can take everything. */
const canTake = (policy: Policy, file: CaseFile, task: Task, person: Person): boolean => {
  const isLead = person.roles.includes('supervisor');
  switch (task.kind) {
    case 'examine':
    case 'points':
    case 'promise':
      return isLead || person.roles.includes('owner');
    case 'contact':
      return isLead || (person.roles.includes('owner') && !isForSupervisor(file, task));
    case 'escalation':
      return isLead;
    case 'consult':
      return isLead || (task.domain !== undefined && person.domains.includes(task.domain));
    case 'approve':
      return (isLead || person.roles.includes('approver')) && limitOf(policy, person) >= costOf(file, task);
    default:
      return false;
  }
};

const mayHandOver = (task: Task, user: User): boolean =>
  task.assignee === user.id || isSupervisor(user) || (task.assignee === undefined && hasRole(user, 'owner'));

/** Why somebody cannot take a task, in words for the one who hands it over; undefined if they can. */
const objection = (file: CaseFile, task: Task, person: Person, { policy, clock }: DeskDeps): string | undefined => {
  const { head } = file;
  if (person.id === task.assignee) return 'already has this task';
  if (isAway(person, dayOf(policy, clock.now()))) return 'is away today';
  if (namedPeople(policy, customerWords(file)).includes(person.id)) return 'is named in the complaint';
  if (task.kind === 'approve' && person.id === head.owner) return 'cannot approve an own proposal';
  if (!canTake(policy, file, task, person)) return 'has not the role, the field or the limit for this task';
  if (head.handOvers >= policy.limits.handOvers && !person.roles.includes('supervisor'))
    return `is no supervisor, and after ${policy.limits.handOvers} hand-overs only a supervisor can take it`;
  return undefined;
};

/** Refuses: no-such-task, task-not-open, task-decided-before, task-not-transferable, not-your-task, person-unfit. */
const target = (
  file: CaseFile,
  { taskId, to, user }: HandOverInput,
  deps: DeskDeps,
): { task: Task; person: Person } => {
  const task = requireOpenTask(file, taskId);
  if (task.assignee === 'customer') throw new Refusal('task-not-transferable');
  if (!mayHandOver(task, user)) {
    const who = task.assignee ? nameOf(deps.policy, task.assignee) : 'an owner';
    throw new Refusal('not-your-task', { title: `Only ${who} or a supervisor can hand this task over` });
  }
  const person = deps.policy.people.find(({ id }) => id === to);
  const why = person ? objection(file, task, person, deps) : 'is nobody of the care team';
  if (!person || why)
    throw new Refusal('person-unfit', {
      title: `${nameOf(deps.policy, to)} ${why}`,
      errors: [{ pointer: '/to', message: `${why}` }],
    });
  return { task, person };
};

const noticeOf = (head: Case, task: Task, person: Person, messageId: string, { policy, clock, deskUrl }: DeskDeps) =>
  staffNotice(policy, head, {
    to: person.id,
    messageId,
    at: clock.now(),
    template: 'staff-task',
    deskUrl,
    values: { kind: taskWords[task.kind], dueAt: dateWords(policy, task.dueAt) },
  });

/**
 * Gives an open task to somebody else, who is told. It is counted and needs a reason; due date and ladder stay as they
 * are, so that handing over buys no time. With the examination the ownership of the case moves. One hand-over too many is
 * escalated.
 */
export const handOver = async (input: HandOverInput, deps: DeskDeps): Promise<Record<string, never>> => {
  const { taskId, to, reason, user } = input;
  const { cases, clock } = deps;
  await requireTask(cases, taskId);
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
      noticeOf(head, task, person, messageId, deps),
      tooManyHands(file, task.kind === 'examine' ? to : undefined, actor, deps),
    );
  });
  return {};
};
