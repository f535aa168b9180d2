import type { Case } from '../case/case.ts';
import type { CaseEvent, EventType } from '../case/events.ts';
import { taskKindOf } from '../case/ids.ts';
import { kindOf } from '../tasks/kinds.ts';
import type { Act, ActsByPerson } from './acts.ts';

type Done = { by: string | undefined; act: Act };

/** The event shows that whoever wrote it did something to the proposal. */
const byActor =
  (...done: Act[]) =>
  ({ actor }: Pick<CaseEvent, 'actor'>): Done[] =>
    actor.kind === 'person' ? done.map((act) => ({ by: actor.id, act })) : [];

/** The case itself went from one person to another. */
const caseMoved = (from: string | undefined, to: string | undefined): Done[] =>
  to === undefined || to === from
    ? []
    : [
        { by: to, act: 'owned' },
        { by: from, act: 'was-replaced' },
      ];

/** Work went from one person to another: with the examination the case does; an approval that goes on shapes nothing. */
const taskMoved = (taskId: string, from: string | undefined, to: string | undefined): Done[] => {
  const kind = taskKindOf(taskId);
  if (kind === undefined || !kindOf(kind).shapesProposal || to === undefined || to === from) return [];
  if (kind === 'examine') return caseMoved(from, to);
  return [
    { by: to, act: 'took-over' },
    { by: from, act: 'was-replaced' },
  ];
};

/** What each type of event shows of who did something to a proposal. A type that is not here shows nothing of it. */
const shown: { [Type in EventType]?: (event: CaseEvent<Type>) => Done[] } = {
  owned: ({ data }) => [{ by: data.owner, act: 'owned' }],
  'task-opened': ({ data }) => (data.from ? taskMoved(data.taskId, data.from, data.assignee) : []),
  escalated: ({ data }) => taskMoved(data.taskId, data.from, data.to),
  'handed-over': ({ data }) => taskMoved(data.taskId, data.from, data.to),
  reassigned: ({ data: { taskId, from, to } }) => (taskId ? taskMoved(taskId, from, to) : caseMoved(from, to)),
  'taken-back': ({ data }) => caseMoved(data.from, data.to),
  'escalation-ended': ({ data }) => caseMoved(data.from, data.to),
  examined: byActor('examined'),
  'points-listed': byActor('noted-points'),
  'points-answered': byActor('noted-points'),
  'points-removed': byActor('noted-points'),
  completed: byActor('completed'),
  consulted: byActor('consulted'),
  'opinions-reconciled': byActor('reconciled'),
  'kind-changed': byActor('classified'),
  'motive-changed': byActor('classified'),
  reclassified: byActor('classified'),
  proposed: ({ data }) => [{ by: data.proposer, act: 'proposed' }],
  'verdict-given': (event) => (event.data.decision === 'change' ? byActor('chose-options')(event) : []),
  'offer-answered': byActor('recorded-answer'),
  'release-returned': byActor('edited'),
  released: (event) => byActor('released', ...(event.data.changed ? (['edited'] as const) : []))(event),
};

/** The acts of a case so far, and the cycle it is in. */
type Folded = { acts: ActsByPerson; cycle: number };

const isOfOurs = (by: string | undefined): by is string => by !== undefined && by !== 'nobody' && by !== 'customer';

const withDone = (folded: ActsByPerson, done: Done[], cycle: number): ActsByPerson => {
  if (done.length === 0) return folded;
  const all = { ...folded };
  for (const { by, act } of done) if (isOfOurs(by)) all[by] = { ...all[by], [act]: cycle };
  return all;
};

/** What was done to a case that was merged into this one counts here as well, as if it were of this cycle. */
export const withMergedActs = (folded: ActsByPerson, merged: ActsByPerson, cycle: number): ActsByPerson => {
  const theirs = Object.entries(merged).flatMap(([by, done]) =>
    (Object.keys(done) as Act[]).map((act) => ({ by, act })),
  );
  return withDone(folded, theirs, cycle);
};

const step = ({ acts, cycle }: Folded, event: CaseEvent): Folded => {
  if (event.type === 'reopened') return { acts, cycle: event.data.next };
  if (event.type === 'merged-in') return { acts: withMergedActs(acts, event.data.acts ?? {}, cycle), cycle };
  // A table of functions by type loses which function belongs to which event.
  const done = (shown[event.type] as ((one: CaseEvent) => Done[]) | undefined)?.(event) ?? [];
  return { acts: withDone(acts, done, cycle), cycle };
};

/** Adds to the acts of a case what further events show. All of the history, folded from nothing, gives the same as step by step. */
export const foldActs = (before: Folded, events: readonly CaseEvent[]): ActsByPerson =>
  events.reduce(step, before).acts;

/**
 * What a case keeps of who did what: on its head; one that was stored before heads kept it has its history read from the
 * beginning.
 */
export const keptActs = ({ head, events }: { head: Pick<Case, 'acts'>; events: readonly CaseEvent[] }): ActsByPerson =>
  head.acts ?? foldActs({ acts: {}, cycle: 1 }, events);
