import { channels } from '#channels/names.ts';
import type { Funds } from '#domain/budgets/funds.ts';
import type { Actor } from '#domain/case/actor.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { combine } from '#domain/case/change.ts';
import { eventsOf } from '#domain/case/events.ts';
import { caseIdOf } from '#domain/case/ids.ts';
import { linkVersion } from '#domain/case/links.ts';
import type { Task } from '#domain/case/task.ts';
import { askedBeside } from '#domain/concession/approvals.ts';
import { type Barring, barringWords } from '#domain/four-eyes/acts.ts';
import { barredFrom } from '#domain/four-eyes/rule.ts';
import { announceOwner } from '#domain/messages/owner-changed.ts';
import { dateWords, staffNotice } from '#domain/messages/staff-notice.ts';
import { covers } from '#domain/people/authority.ts';
import { concernedIn } from '#domain/people/concerned.ts';
import { dayOf, isAway } from '#domain/people/directory.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Person } from '#domain/policy/schema/people.ts';
import { Refusal } from '#domain/refusal.ts';
import { isForSupervisor } from '#domain/tasks/ask-person.ts';
import { nameOf, requireOpenTask, requireTask, type User } from '#domain/tasks/decide.ts';
import { kindOf } from '#domain/tasks/kinds.ts';
import { isRelated, relations } from '#domain/tasks/relations.ts';
import { waitingDemand } from '#domain/tasks/successor.ts';
import { noticeOfTask } from '#domain/urgent/call-notice.ts';
import type { LocalizedText } from '#domain/values.ts';
import type { DeskDeps } from '../contract.ts';
import { giveTask, tooManyHands } from '../escalation/owning.ts';
import type { HandOver } from './contract.ts';

/** @property onceAs what a repeat of the same request is known by */
export type HandOverInput = HandOver & { taskId: string; user: User; onceAs?: string };

/** Somebody who may be given a task. @property funds what there is for the case now, where the task is an approval */
export type Candidate = { file: CaseFile; task: Task; person: Person; funds?: Funds | undefined };

/** What there is for a case whose approval is given to somebody else; nothing is read for other tasks. */
export const fundsFor = async (
  { file, task }: Pick<Candidate, 'file' | 'task'>,
  { cases, clock }: Pick<DeskDeps, 'cases' | 'clock'>,
): Promise<Funds | undefined> => (task.kind === 'approve' ? cases.funds?.(file, clock.now()) : undefined);

const isLead = ({ roles }: Person): boolean => roles.includes('supervisor');

/** Whether somebody's role, field or authority fits the task. Supervisors can take everything but what is the customer's. */
const fits: Record<ReturnType<typeof kindOf>['takenBy'], (candidate: Candidate, policy: Policy) => boolean> = {
  customer: () => false,
  owner: ({ file, task, person }) => isLead(person) || (person.roles.includes('owner') && !isForSupervisor(file, task)),
  expert: ({ task, person }) => isLead(person) || (task.domain !== undefined && person.domains.includes(task.domain)),
  approver: (candidate, policy) =>
    (isLead(candidate.person) || candidate.person.roles.includes('approver')) &&
    covers(policy, candidate.person, waitingDemand(candidate.file, candidate.task, { policy, funds: candidate.funds })),
  supervisor: ({ person }) => isLead(person),
};

const barredWords = (barring: readonly Barring[]): LocalizedText => ({
  es: `no puede: tiene que hacerlo otra persona (${barringWords(barring, 'es')})`,
  en: `cannot do it, as another person has to: ${barringWords(barring)}`,
});

/** Why somebody cannot take a task, in words that go on from their name; undefined if they can. */
export const objection = (
  candidate: Candidate,
  { policy, clock }: Pick<DeskDeps, 'policy' | 'clock'>,
): LocalizedText | undefined => {
  const { file, task, person } = candidate;
  const { head } = file;
  const { handOvers } = policy.limits;
  if (person.id === task.assignee) return { es: 'ya tiene esta tarea', en: 'already has this task' };
  if (isAway(person, dayOf(policy, clock.now()))) return { es: 'está ausente hoy', en: 'is away today' };
  if (concernedIn(policy, file).includes(person.id))
    return { es: 'aparece en la reclamación', en: 'is named in the complaint' };
  const barring = barredFrom(task, file).get(person.id);
  if (barring) return barredWords(barring);
  if (askedBeside(file, task).some(({ assignee }) => assignee === person.id))
    return { es: 'ya tiene que decidir sobre lo mismo', en: 'is asked about the same already' };
  if (!fits[kindOf(task.kind).takenBy](candidate, policy))
    return {
      es: 'no tiene el papel, la especialidad o el límite para esta tarea',
      en: 'has not the role, the field or the limit for this task',
    };
  if (head.handOvers >= handOvers && !isLead(person))
    return {
      es: `no es supervisor, y después de ${handOvers} traspasos solo puede llevarla un supervisor`,
      en: `is no supervisor, and after ${handOvers} hand-overs only a supervisor can take it`,
    };
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

const NOBODY: LocalizedText = { es: 'no es del equipo de atención', en: 'is nobody of the care team' };

/** Refuses: as `requireTransferable`, and person-unfit. */
const target = async (
  file: CaseFile,
  { taskId, to, user }: HandOverInput,
  deps: DeskDeps,
): Promise<{ task: Task; person: Person }> => {
  const task = requireTransferable({ file, policy: deps.policy }, taskId, user);
  const person = deps.policy.people.find(({ id }) => id === to);
  const funds = await fundsFor({ file, task }, deps);
  const why = person ? objection({ file, task, person, funds }, deps) : NOBODY;
  if (!person || why)
    throw new Refusal('person-unfit', {
      title: `${nameOf(deps.policy, to)} ${why?.en}`,
      es: `${nameOf(deps.policy, to)} ${why?.es}`,
      errors: [{ pointer: '/to', message: `${why?.en}` }],
    });
  return { task, person };
};

const HANDED_OVER = { es: 'se la han pasado a usted', en: 'it was handed over to you' };

/** Whether a request that is repeated was done before. Refuses: idempotency-key-reused, where it asked for something else. */
const isDone = ({ events }: CaseFile, { taskId, to }: HandOverInput, reasonTextId: string): boolean => {
  const done = eventsOf(events, 'handed-over').find(({ data }) => data.reasonTextId === reasonTextId);
  if (done && (done.data.taskId !== taskId || done.data.to !== to)) throw new Refusal('idempotency-key-reused');
  return done !== undefined;
};

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
  const textId = `hand-over-${input.onceAs ?? deps.newId()}`;
  const messageId = deps.newId();
  const actor: Actor = { kind: 'person', id: user.id };
  await cases.change(caseIdOf(taskId), at, async (file) => {
    if (isDone(file, input, textId)) return undefined;
    const { task, person } = await target(file, input, deps);
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
