import type { CaseFile } from '#domain/case/case-file.ts';
import { type CaseEvent, eventsOf } from '#domain/case/events.ts';
import { idsBarredFrom } from '#domain/four-eyes/rule.ts';
import { kindOf } from '#domain/tasks/kinds.ts';
import { type Invariant, ofEachCaseAtRest, ofEachFile } from './observed.ts';

const isExamination = (taskId: string): boolean => taskId.includes('.examine.') || taskId.endsWith('.examine');

const NOBODY = 'nobody';

/** Who owns a case after an event; undefined where the event does not say so. */
const ownerBy = ({ type, data }: CaseEvent): string | undefined => {
  switch (type) {
    case 'owned':
      return data.owner;
    case 'taken-back':
    case 'escalation-ended':
      return data.to;
    case 'reassigned':
      return data.taskId === undefined ? data.to : undefined;
    case 'handed-over':
      return isExamination(data.taskId) ? data.to : undefined;
    case 'escalated':
      return isExamination(data.taskId) ? data.to : undefined;
    case 'task-opened':
      return data.kind === 'examine' && data.from !== undefined ? data.assignee : undefined;
    default:
      return undefined;
  }
};

/** Who owned a case before an event of its history. */
export const ownerBefore = ({ events }: Pick<CaseFile, 'events'>, seq: number): string | undefined => {
  const last = events.findLast((event) => event.seq < seq && ownerBy(event) !== undefined);
  const owner = last && ownerBy(last);
  return owner === NOBODY ? undefined : owner;
};

/** Whoever owns a case is the last to whom it went. */
export const ownerFollows: Invariant = {
  name: 'the owner follows from the history',
  broken: ofEachFile((file) => {
    const said = ownerBefore(file, Number.POSITIVE_INFINITY);
    return said === file.head.owner ? [] : [`is ${file.head.owner}'s; its history says ${said}'s`];
  }),
};

/** Each time that work, or the case, was given to somebody else counts. */
export const handOversCount: Invariant = {
  name: 'each hand-over counts',
  broken: ofEachFile(({ head, events }) => {
    const times =
      eventsOf(events, 'handed-over', 'taken-back').length +
      eventsOf(events, 'escalation-ended').filter(({ data }) => data.to !== undefined).length;
    return head.handOvers === times ? [] : [`was handed over ${times} times, and counts ${head.handOvers}`];
  }),
};

/** Where somebody took a case, or was given it, the open work of whoever owned it goes with it. */
export const workGoesWithTheCase: Invariant = {
  name: 'open work goes with the case',
  broken: ofEachCaseAtRest((file) => {
    const moved = eventsOf(file.events, 'taken-back', 'escalation-ended').findLast(({ data }) => data.to !== undefined);
    const { to, from } = moved?.data ?? {};
    if (!moved || !to || !from || to === from || file.head.owner !== to) return [];
    return file.tasks
      .filter(({ kind, status, assignee }) => status === 'open' && kindOf(kind).followsOwner && assignee === from)
      .filter(({ openedAt = '' }) => openedAt < moved.at)
      .filter((task) => !idsBarredFrom(task, file).includes(to))
      .filter(
        ({ taskId }) =>
          !eventsOf(file.events, 'handed-over', 'reassigned', 'escalated').some(
            ({ seq, data }) => seq > moved.seq && data.taskId === taskId,
          ),
      )
      .map(({ taskId }) => `${taskId.slice(37)} stays with ${from}, and the case is ${to}'s`);
  }),
};

/** Whoever gives work away has it, or is a supervisor, or owns cases where nobody has it. */
export const givenAwayByTheirs: Invariant = {
  name: 'work is given away by whoever has it',
  broken: ofEachFile(({ events }, { policy }) =>
    eventsOf(events, 'handed-over').flatMap(({ actor, data: { taskId, from } }) => {
      const by = actor.kind === 'person' ? policy.people.find(({ id }) => id === actor.id) : undefined;
      const may = by && (by.id === from || by.roles.includes('supervisor') || (!from && by.roles.includes('owner')));
      return may ? [] : [`${JSON.stringify(actor)} gave away ${taskId.slice(37)}, which ${from} had`];
    }),
  ),
};
