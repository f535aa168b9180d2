import type { CaseFile } from '#domain/case/case-file.ts';
import type { CaseEvent, EventType } from '#domain/case/events.ts';
import type { Task } from '#domain/case/task.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { ownerBefore } from './handed.ts';
import { type Invariant, ofEachFile, remembering } from './observed.ts';

const hasRole = ({ people }: Policy, id: string, role: 'owner' | 'supervisor'): boolean =>
  people.some((person) => person.id === id && person.roles.includes(role));

const isSupervisor = (policy: Policy, id: string): boolean => hasRole(policy, id, 'supervisor');

/** What somebody did at a moment. */
const didAt = ({ events }: CaseFile, at: string | undefined, by: string): CaseEvent[] =>
  events.filter(({ at: then, actor }) => then === at && actor.kind === 'person' && actor.id === by);

/** What is decided along with something else, whoever was asked for it: by what whoever does that says. */
const DECIDED_WITH: Partial<Record<Task['kind'], readonly EventType[]>> = {
  // Who sees a case as something says so in place of whoever was asked.
  'second-person': ['kind-changed'],
  // An offer is answered for the customer, who is not asked any more how they found a case that is opened again.
  offer: ['offer-answered'],
  survey: ['reopened'],
};

/** What is decided is decided by whoever has it, or by a supervisor; what the customer has to do, by the owner of the case. */
export const doneByWhoeverMay: Invariant = {
  name: 'work is done by whoever may',
  broken: ofEachFile((file, { policy }) =>
    file.tasks
      .filter(({ status, decidedBy }) => status === 'decided' && policy.people.some(({ id }) => id === decidedBy))
      .filter(({ kind, assignee, decidedBy = '', decidedAt }) => {
        const done = didAt(file, decidedAt, decidedBy);
        const isCompleted = kind === 'completion' && done.some(({ seq }) => ownerBefore(file, seq) === decidedBy);
        const isBeside = done.some(({ type }) => DECIDED_WITH[kind]?.includes(type));
        return assignee !== decidedBy && !isSupervisor(policy, decidedBy) && !isCompleted && !isBeside;
      })
      .map(
        ({ taskId, assignee, decidedBy }) => `${decidedBy} did ${taskId.slice(37)}, which ${assignee} was asked for`,
      ),
  ),
};

/** What is done to a case by its owner or a supervisor, and the work by which somebody else comes to do it. */
const OF_OWNERS: Partial<Record<EventType, readonly Task['kind'][]>> = {
  reopened: ['reply', 'promise'],
  'offer-answered': ['acceptance'],
  'concern-changed': ['second-person'],
  'third-opinion-asked': [],
  'account-review-asked': [],
};

/** What whoever works on cases does to any of them: to own it takes no more. */
const OF_CASE_WORK: readonly EventType[] = [
  ...(['kind-changed', 'motive-changed', 'merged', 'split-off', 'completion-requested', 'meeting-proposed'] as const),
  ...(['meeting-cancelled', 'contact-corrected', 'links-withdrawn', 'news-wanted', 'points-removed'] as const),
];
const OF_SUPERVISORS: readonly EventType[] = ['legal-hold-set', 'legal-hold-lifted', 'brought-in'];

/** Whoever had the case before it was moved on. */
const hadCase = (file: CaseFile, { seq }: CaseEvent): (string | undefined)[] =>
  file.events.filter((event) => event.seq <= seq).map((event) => ownerBefore(file, event.seq));

/** Why somebody may not have done what an event says. */
const overstepped = (file: CaseFile, event: CaseEvent, policy: Policy): string | undefined => {
  const { type, actor, seq, at } = event;
  if (actor.kind !== 'person' || isSupervisor(policy, actor.id)) return undefined;
  const { id } = actor;
  const decides = file.tasks.filter(({ decidedBy, decidedAt }) => decidedBy === id && decidedAt === at);
  const isTheirWork = (kinds: readonly Task['kind'][]) => decides.some(({ kind }) => kinds.includes(kind));
  const reconciles = (type === 'third-opinion-asked' &&
    file.tasks.some(({ kind, assignee }) => kind === 'reconcile' && assignee === id)) as boolean;
  if (type === 'taken-back' && !hadCase(file, event).includes(id)) return 'never had the case';
  if (OF_SUPERVISORS.includes(type)) return 'is no supervisor';
  if (OF_CASE_WORK.includes(type) && !hasRole(policy, id, 'owner') && !isTheirWork(['second-person', 'reply']))
    return 'works on no cases';
  const asked = OF_OWNERS[type];
  return asked && ownerBefore(file, seq) !== id && !isTheirWork(asked) && !reconciles ? 'does not own it' : undefined;
};

export const actedOnByWhoeverMay: Invariant = {
  name: 'a case is acted on by whoever may',
  broken: ofEachFile((file, { policy }) =>
    file.events.flatMap((event) => {
      const why = overstepped(file, event, policy);
      return why ? [`${JSON.stringify(event.actor)} did ${event.type} (${event.seq}), and ${why}`] : [];
    }),
  ),
};

const looked = remembering<number>();

/** Who is asked for something: by an event that says so. */
const askedBy = ({ type, data }: CaseEvent): string | undefined => {
  if (type === 'owned') return data.owner;
  if (type === 'proposed') return data.lacks === undefined ? data.approver : undefined;
  return type === 'task-opened' && data.kind !== 'promise' ? data.assignee : undefined;
};

/** Whoever is asked for something is there on that day, as long as a supervisor is there who could be asked. */
export const presentAreAsked: Invariant = {
  name: 'whoever is asked is there',
  broken: ofEachFile((file, observed) => {
    const known = looked(observed);
    const { caseId } = file.head;
    const from = known.get(caseId) ?? 0;
    known.set(caseId, file.head.seq);
    const { policy } = observed.system.amends.deps;
    const isFreeLead = ({ id, roles }: Policy['people'][number]) =>
      roles.includes('supervisor') &&
      file.head.concerned?.[id] === undefined &&
      !isAwayOn(policy, id, observed.clock.now());
    if (!policy.people.some(isFreeLead)) return [];
    return file.events
      .filter(({ seq, at }) => seq > from && at.slice(0, 10) === observed.clock.now().slice(0, 10))
      .filter((event) => isAwayOn(policy, askedBy(event), event.at))
      .map((event) => `${event.type} (${event.seq}) asks ${askedBy(event)}, who is away`);
  }),
};

const isAwayOn = ({ people }: Policy, id: string | undefined, at: string): boolean => {
  const day = at.slice(0, 10);
  return people.some((one) => one.id === id && one.absences.some(({ from, to }) => from < day && day < to));
};
