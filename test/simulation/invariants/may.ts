import type { CaseFile } from '#domain/case/case-file.ts';
import { type CaseEvent, eventsOf } from '#domain/case/events.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { ownerBefore } from './handed.ts';
import { type Invariant, ofEachFile, remembering } from './observed.ts';

const isSupervisor = ({ people }: Policy, id: string): boolean =>
  people.some((person) => person.id === id && person.roles.includes('supervisor'));

/** Everybody who had a piece of work: whoever has it now, and those from whom it went on. */
const hadIt = ({ events }: CaseFile, taskId: string): (string | undefined)[] =>
  eventsOf(events, 'task-opened', 'handed-over', 'escalated', 'reassigned')
    .filter(({ data }) => data.taskId === taskId)
    .flatMap(({ data }) => ('assignee' in data ? [data.assignee] : 'to' in data ? [data.to] : []));

/** What is decided is decided by whoever was asked, by whoever owns the case, or by a supervisor. */
export const doneByWhoeverMay: Invariant = {
  name: 'work is done by whoever may',
  broken: ofEachFile((file, { policy }) =>
    file.tasks
      .filter(({ status, decidedBy }) => status === 'decided' && policy.people.some(({ id }) => id === decidedBy))
      .filter(({ taskId, assignee, decidedBy = '' }) => {
        const isAsked = assignee === decidedBy || hadIt(file, taskId).includes(decidedBy);
        const owners = file.events.map(({ seq }) => ownerBefore(file, seq));
        return !isAsked && !isSupervisor(policy, decidedBy) && ![...owners, file.head.owner].includes(decidedBy);
      })
      .map(
        ({ taskId, assignee, decidedBy }) => `${decidedBy} did ${taskId.slice(37)}, which ${assignee} was asked for`,
      ),
  ),
};

/** What is done to a case by its owner, or by a supervisor. */
const OF_OWNERS = ['reopened', 'offer-answered', 'concern-changed', 'kind-changed', 'motive-changed', 'merged'];

/** Why a case goes on where whoever was asked for something decided it. */
const DECIDED: readonly unknown[] = ['customer-words', 'broken-promise'];

/** Whoever had the case before it was moved on. */
const hadCase = (file: CaseFile, { seq }: CaseEvent): (string | undefined)[] =>
  file.events.filter((event) => event.seq <= seq).map((event) => ownerBefore(file, event.seq));

export const actedOnByWhoeverMay: Invariant = {
  name: 'a case is acted on by whoever may',
  broken: ofEachFile((file, { policy }) =>
    file.events.flatMap((event) => {
      const { type, actor, seq, data } = event;
      if (actor.kind !== 'person' || isSupervisor(policy, actor.id)) return [];
      const isTakenBack = type === 'taken-back' && !hadCase(file, event).includes(actor.id);
      // Whoever decides what was proposed, what becomes of words, or says that a promise was not kept, was asked for it.
      const isDecision = 'proposedBy' in data || ('because' in data && DECIDED.includes(data.because));
      const isOthers = OF_OWNERS.includes(type) && !isDecision && ownerBefore(file, seq) !== actor.id;
      const wasAsked = file.tasks.some(({ decidedBy, decidedAt }) => decidedBy === actor.id && decidedAt === event.at);
      return isTakenBack || (isOthers && !wasAsked)
        ? [`${actor.id} did ${type} (${seq}), and the case is not theirs`]
        : [];
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
