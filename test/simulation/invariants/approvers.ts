import type { CaseFile } from '#domain/case/case-file.ts';
import { type CaseEvent, type EventType, eventsOf } from '#domain/case/events.ts';
import { limitOf } from '#domain/people/directory.ts';
import { byIdOf } from './answers.ts';
import { ownerBefore } from './handed.ts';
import { type Invariant, type Observed, ofEachFile } from './observed.ts';

/** What somebody does themselves to what a customer is offered: for good. */
const SHAPES: readonly EventType[] = [
  'examined',
  'consulted',
  'opinions-reconciled',
  'points-listed',
  'points-answered',
  'points-removed',
  'completed',
  'kind-changed',
  'motive-changed',
  'offer-answered',
  'release-returned',
  'released',
];

const byPerson = ({ actor }: CaseEvent, id: string): boolean => actor.kind === 'person' && actor.id === id;

/** Whether somebody shaped what is offered in a case before an event of it, or in a case that was merged into it. */
const shaped = (
  { events }: CaseFile,
  { id, before, byId }: { id: string; before: number; byId: Map<string, CaseFile> },
): string | undefined => {
  const own = events.filter(({ seq }) => seq < before);
  const act = own.find(
    (event) =>
      byPerson(event, id) &&
      (SHAPES.includes(event.type) || (event.type === 'verdict-given' && event.data.decision === 'change')),
  );
  if (act) return act.type;
  return eventsOf(own, 'merged-in')
    .flatMap(({ at, data: { from } }) => {
      const other = byId.get(from);
      const until = other ? (eventsOf(other.events, 'merged').find((one) => one.at === at)?.seq ?? 0) : 0;
      return other ? (shaped(other, { id, before: until, byId }) ?? []) : [];
    })
    .at(0);
};

/** The approvals of a case: no refusals, which anybody may give. */
const approvals = ({ events }: CaseFile) =>
  eventsOf(events, 'verdict-given').filter(({ data }) => data.decision !== 'refuse');

/** Nobody approves what they shaped, by work of their own, as the owner, or in a case that was merged into it. */
export const approvedByOthers: Invariant = {
  name: 'nobody approves what they shaped',
  broken: (observed: Observed) => {
    const byId = byIdOf(observed);
    return observed.files.flatMap((file) =>
      approvals(file).flatMap(({ actor, seq, data }) => {
        const id = actor.kind === 'person' ? actor.id : '';
        const act = ownerBefore(file, seq) === id ? 'owned' : shaped(file, { id, before: seq, byId });
        return act ? [`${file.head.reference}: ${id} approved round ${data.round}, and ${act}`] : [];
      }),
    );
  },
};

/** Whether somebody is asked for an approval themselves, beside the one that they decide, when they do. */
const isAskedBeside = ({ events, tasks }: CaseFile, { seq, actor, data }: CaseEvent<'verdict-given'>): boolean =>
  eventsOf(events, 'proposed').some((one) => {
    const task = tasks.find(({ taskId }) => taskId === one.data.taskId);
    const wasOver = events.some(
      (event) =>
        event.seq < seq &&
        ((event.type === 'withdrawn' && event.data.taskIds.includes(one.data.taskId)) ||
          (event.type === 'verdict-given' && event.data.taskId === one.data.taskId)),
    );
    return (
      one.seq < seq &&
      one.data.cycle === data.cycle &&
      one.data.round === data.round &&
      one.data.taskId !== data.taskId &&
      !wasOver &&
      actor.kind === 'person' &&
      task?.assignee === actor.id
    );
  });

/** Each name is given once, by whoever was asked for it: who is asked beside does not give another one's. */
export const namesAreTheirOwn: Invariant = {
  name: 'each name is given by whoever was asked for it',
  broken: ofEachFile((file) =>
    approvals(file)
      .filter((verdict) => isAskedBeside(file, verdict))
      .map(({ actor, data }) => `${JSON.stringify(actor)} decided ${data.taskId.slice(37)}, and is asked beside`),
  ),
};

/** Whoever approves an offer as it is may grant as much, of these kinds. */
export const approversMayGrant: Invariant = {
  name: 'whoever approves may grant it',
  broken: ofEachFile((file, { policy }) =>
    approvals(file).flatMap(({ actor, seq, data: { cycle, round, decision, concessions } }) => {
      const person = actor.kind === 'person' ? policy.people.find(({ id }) => id === actor.id) : undefined;
      if (!person) return [`${JSON.stringify(actor)} approved round ${round}`];
      const asked = eventsOf(file.events, 'proposed').findLast(
        (one) => one.seq < seq && one.data.cycle === cycle && one.data.round === round,
      );
      const isBeyond = decision === 'approve' && (asked?.data.cost ?? 0) > limitOf(policy, person);
      return isBeyond ? [`${person.id} approved round ${round} for ${asked?.data.cost} (${concessions})`] : [];
    }),
  ),
};
