import { type EventType, eventsOf } from '#domain/case/events.ts';
import { type Invariant, ofEachFile } from './observed.ts';

/** The events that say that somebody did what they were asked for. */
const DONE = [
  ...(['examined', 'consulted', 'opinions-reconciled', 'verdict-given', 'released', 'release-returned'] as const),
  ...(['points-answered', 'offer-answered', 'completed', 'survey-answered', 'reply-decided'] as const),
  ...(['second-person-decided', 'escalation-ended', 'customer-called', 'customer-updated', 'person-reached'] as const),
  ...(['outage-explained', 'meeting-reported', 'promise-kept'] as const),
] as const satisfies readonly EventType[];

/** Whatever the history says that somebody did is done: nobody is asked for it any more. */
export const saidIsDone: Invariant = {
  name: 'what is said to be done is done',
  broken: ofEachFile(({ events, tasks }) => {
    const byId = new Map(tasks.map((task) => [task.taskId, task]));
    return eventsOf(events, ...DONE).flatMap(({ type, at, actor, data }) => {
      const task = byId.get(data.taskId ?? '');
      if (!task) return [];
      const isBy = actor.kind !== 'person' || task.decidedBy === actor.id;
      return task.status === 'decided' && task.decidedAt === at && isBy
        ? []
        : [
            `${type} at ${at}, and ${task.taskId.slice(37)} is ${task.status} by ${task.decidedBy} at ${task.decidedAt}`,
          ];
    });
  }),
};

/** Work of these kinds is also over where somebody does something that makes it needless. */
const ALSO: readonly string[] = ['second-person', 'survey', 'offer'];

/** Whatever is done leaves a trace: the history says so, by whom and when. */
export const doneIsSaid: Invariant = {
  name: 'what is done is in the history',
  broken: ofEachFile(({ events, tasks }) => {
    const said = new Map<string, Set<string>>();
    for (const { at, data } of events)
      if ('taskId' in data && data.taskId) said.set(data.taskId, (said.get(data.taskId) ?? new Set()).add(at));
    const moments = new Set(events.map(({ at }) => at));
    return tasks
      .filter(({ status }) => status === 'decided')
      .filter(({ taskId, kind, decidedAt = '' }) =>
        ALSO.includes(kind) ? !moments.has(decidedAt) : !said.get(taskId)?.has(decidedAt),
      )
      .map(({ taskId, decidedBy }) => `${decidedBy} did ${taskId.slice(37)}, of which the history says nothing`);
  }),
};
