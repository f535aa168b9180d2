import { isDeepStrictEqual } from 'node:util';
import type { CaseFile } from '#domain/case/case-file.ts';
import { checkHistory } from '#domain/case/check-history.ts';
import { type EventType, eventsOf } from '#domain/case/events.ts';
import { timerRecalculation } from '#domain/timers/recalculate-timers.ts';
import { schedulesOf } from '#domain/timers/schedules.ts';
import {
  type Invariant,
  isEnded,
  notYetMissed,
  type Observed,
  ofEachCaseAtRest,
  ofEachFile,
  ofEachFileAtRest,
  remembering,
} from './observed.ts';

/** How long the history of a case was when it was last verified. */
const verified = remembering<number>();

/** A history is verified again once it has so many events more: what is broken in it stays so. */
const EVENTS_BETWEEN = 8;

const isDue = ({ head }: CaseFile, observed: Observed): boolean => {
  const known = verified(observed);
  const isLonger = head.seq >= (known.get(head.caseId) ?? 0) + EVENTS_BETWEEN;
  if (isLonger) known.set(head.caseId, head.seq);
  return isLonger;
};

/**
 * The history says all that is stored, and nobody has changed either since. It takes long: so it is looked at once nothing moves
 * in a case, every few events and where it has come to its end.
 */
export const historyVerifies: Invariant = {
  name: 'the history verifies',
  broken: ofEachFileAtRest((file, observed) =>
    isEnded(file) || isDue(file, observed)
      ? checkHistory(file).map((problem) => `the history does not fit: ${Object.values(problem).join(' ')}`)
      : [],
  ),
};

const twice = (keys: string[]): string[] => [...new Set(keys.filter((key, place) => keys.indexOf(key) !== place))];

/** What happens once in a cycle. */
const ONCE_A_CYCLE: EventType[] = ['acknowledged', 'agreed', 'answered', 'outcome-recorded', 'concluded'];

export const onceEach: Invariant = {
  name: 'one acknowledgment and one outcome a cycle',
  broken: ofEachFile(({ events, outcomes, agreements }) => [
    ...ONCE_A_CYCLE.flatMap((type) =>
      twice(eventsOf(events, type).map(({ data }) => ('cycle' in data ? `cycle ${data.cycle}` : 'the case'))).map(
        (where) => `${type} twice in ${where}`,
      ),
    ),
    ...twice(outcomes.map(({ cycle }) => `two outcomes in cycle ${cycle}`)),
    ...twice(agreements.map(({ cycle }) => `two agreements in cycle ${cycle}`)),
  ]),
};

/** Schedules beside those of the own dates of a case and of its tasks stand as they follow from it, or have been lost a moment ago. */
export const othersSet: Invariant = {
  name: 'other schedules are set',
  broken: ofEachCaseAtRest((file, { timers, lost, policy, law, clock }) =>
    schedulesOf(file, { policy, law, clock })
      .filter(({ name, at }) => at > clock.now() && timers.get(name)?.at !== at)
      .filter(({ name }) => !lost.has(name) || lost.get(name)?.isMissed)
      .map(({ name, at }) => `${name} has no schedule for ${at}`),
  ),
};

/** The timers of a case are those that its history gives, and their schedules are set. */
export const timersFollow: Invariant = {
  name: 'timers follow from the history',
  broken: ofEachFile(({ head, events, regime }, { law, policy, clock }) => {
    const at = events.at(-1)?.at ?? head.receivedAt;
    const moment = { before: head, after: head, events, regime, at };
    const { timers } = timerRecalculation({ law, policy, clock })(moment).set;
    return isDeepStrictEqual(timers, head.timers)
      ? []
      : [`has ${JSON.stringify(head.timers)}; its history gives ${JSON.stringify(timers)}`];
  }),
};

export const schedulesSet: Invariant = {
  name: 'schedules are set',
  broken: ofEachCaseAtRest(({ head: { caseId, timers: running } }, { timers, lost }) =>
    running
      .filter(({ next }) => next)
      .filter(
        ({ id, dueAt, next }) =>
          ![...timers.values(), ...notYetMissed(lost)].some(
            ({ timerEvent: set }) =>
              set.timer === 'case' &&
              set.caseId === caseId &&
              set.id === id &&
              set.dueAt === dueAt &&
              set.thresholdPercent === next?.thresholdPercent,
          ),
      )
      .map(({ id, next }) => `timer ${id} has no schedule for ${next?.at}`),
  ),
};
