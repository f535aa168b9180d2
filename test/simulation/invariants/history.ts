import { isDeepStrictEqual } from 'node:util';
import { checkHistory } from '#domain/case/check-history.ts';
import { type EventType, eventsOf } from '#domain/case/events.ts';
import { timerRecalculation } from '#domain/timers/recalculate-timers.ts';
import { type Invariant, notYetMissed, ofEachCaseAtRest, ofEachFile, ofEachFileAtRest } from './observed.ts';

/** The history says all that is stored, and nobody has changed either since. Looked at once nothing moves in a case, since it takes long. */
export const historyVerifies: Invariant = {
  name: 'the history verifies',
  broken: ofEachFileAtRest((file) =>
    checkHistory(file).map((problem) => `the history does not fit: ${Object.values(problem).join(' ')}`),
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
