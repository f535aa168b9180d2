import { eventsOf } from '#domain/case/events.ts';
import { instantAfter } from '#domain/time.ts';
import { type Invariant, ofEachCaseAtRest, ofEachFile } from './observed.ts';

const AGAIN = /-resumed-\d+$/;

/** Whatever is begun again says so in the history of its case, before it is. */
export const begunAgainIsKept: Invariant = {
  name: 'the history says what was begun again',
  broken: ({ files, executions }) => {
    const again = [...executions.keys()].filter((name) => AGAIN.test(name));
    if (again.length === 0) return [];
    const said = new Set(files.flatMap(({ events }) => eventsOf(events, 'resumed').map(({ data }) => data.execution)));
    return again.filter((name) => !said.has(name)).map((name) => `${name} was begun, and no history says so`);
  },
};

/** An execution may be so old (Step Functions ends one that is a year old), and is looked at once a day. */
const OLDEST_DAYS = 332;
const DAY_MS = 24 * 60 * 60 * 1000;

/** No execution comes near the year after which Step Functions ends it: it is begun again before. Nobody looks at what rests. */
export const noneIsTooOld: Invariant = {
  name: 'no execution is too old',
  broken: ({ executions, clock, system: { track, clocks } }) => {
    const oldest = instantAfter(clock.now(), -OLDEST_DAYS * DAY_MS);
    return [...track.watched.values()]
      .filter(({ caseId, execution }) => !track.resting.has(caseId) && executions.get(execution) === 'RUNNING')
      .filter(({ execution }) => (clocks.begun.get(execution) ?? oldest) < oldest)
      .map(({ execution }) => `${execution} runs since ${clocks.begun.get(execution)}`);
  },
};

/** So soon it is looked whether an execution went on once it was told of a decision. */
const SOON_MS = 5 * 60_000;

/** An execution that was told of a decision is looked at soon: one that does not go on from there is found. */
export const toldIsLookedAt: Invariant = {
  name: 'what was told of a decision is looked at soon',
  broken: ({ system: { track, clocks } }) =>
    [...track.watched.values()].flatMap(({ caseId, execution, at }) => {
      const told = clocks.told.get(caseId);
      if (
        told === undefined ||
        (clocks.begun.get(execution) ?? told) >= told ||
        clocks.lookedSince(told) ||
        at <= instantAfter(told, SOON_MS)
      )
        return [];
      return [`${execution} was told of a decision at ${told}, and is looked at ${at}`];
    }),
};

/** A case lies where its next date is looked for: the first that it missed, else the first that comes. */
export const listedByDate: Invariant = {
  name: 'a case is listed by its next date',
  broken: ofEachFile(({ head: { caseId, timers } }, { system: { track } }) => {
    const { gsi3pk, gsi3sk } = track.heads.get(caseId) ?? {};
    const missed = timers.filter(({ breached }) => breached).map(({ dueAt }) => dueAt);
    const coming = timers.flatMap(({ next }) => next?.at ?? []);
    const [first] = (missed.length > 0 ? missed : coming).sort();
    const list = first === undefined ? undefined : missed.length > 0 ? 'LATE' : 'DUE';
    return gsi3sk === first && gsi3pk?.split('#')[0] === list
      ? []
      : [`is to be found by ${first ?? 'no date'}, and lies in ${gsi3pk ?? 'no list'} by ${gsi3sk ?? 'none'}`];
  }),
};

/** What is read of what is due stands with the case: each of its executions that goes on is looked at by some day. */
export const restingIsWatched: Invariant = {
  name: 'what rests is watched',
  broken: ofEachCaseAtRest(({ head }, { executions, system: { track } }) => {
    const watched = new Set([...track.watched.values()].map(({ execution }) => execution));
    return [...executions]
      .filter(
        ([name, status]) => status === 'RUNNING' && name.startsWith(head.caseId) && !/-(settle|consult)/.test(name),
      )
      .filter(([name]) => head.setAsideAt !== undefined && !head.closedAt && !watched.has(name))
      .map(([name]) => `nobody watches ${name}, whose case rests`);
  }),
};
