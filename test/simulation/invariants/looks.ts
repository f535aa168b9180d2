import { eventsOf } from '#domain/case/events.ts';
import type { Task } from '#domain/case/task.ts';
import { taskSchedule } from '#domain/tasks/task-schedule.ts';
import { instantAfter } from '#domain/time.ts';
import { schedulesOf } from '#domain/timers/schedules.ts';
import { type Invariant, ofEachCase, ofEachCaseAtRest, ofEachFile, remembering } from './observed.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Whoever looks by the clock, alone and with nothing that goes wrong, sees to all that is due: it is done, or put off. */
export const allIsLookedAt: Invariant = {
  name: 'whoever looks sees all that is due',
  broken: ({ system: { clocks } }) => [...clocks.overlooked],
};

/** Whatever a function begins it ends before it says that it is done: what is under way then stands still, and may never be done. */
export const nothingUnderWay: Invariant = {
  name: 'a function ends what it begins',
  broken: ({ system: { trouble } }) => [...trouble.leftOpen()],
};

/** What a run knows of a case, and does not read again, is what is stored. */
export const knownAsStored: Invariant = {
  name: 'what a run knows is what is stored',
  broken: ({ system: { misremembered } }) => [...misremembered],
};

/**
 * An execution that was said to have stopped is looked at by the next run of the watch, not at its next date; of a case that was set
 * aside or merged then, and is worked on again since, it is looked at within a day.
 */
export const stopIsSeenAtOnce: Invariant = {
  name: 'what stopped is looked at',
  broken: ofEachCase(({ head, events }, { system: { track, clocks } }) => {
    if (head.setAsideAt) return [];
    const back = eventsOf(events, 'merge-undone', 'kind-changed').at(-1)?.at ?? '';
    return [...track.watched.values()].flatMap(({ caseId, at, execution }) => {
      const heard = caseId === head.caseId ? clocks.stopsHeard.get(execution) : undefined;
      return heard !== undefined && heard > back && at > heard
        ? [`${execution} stopped at ${heard}, and is looked at ${at}`]
        : [];
    });
  }),
};

/** So often what fails is tried before a person has to look. */
const TRIES = 8;

/** What was tried so often that it was given up lies where whoever looks after the system finds it, and a supervisor hears of it. */
export const givenUpIsHeard: Invariant = {
  name: 'what was given up is heard',
  broken: ({ files, system: { track } }) =>
    [...track.givenUp].flatMap(([key, { caseId, effect, effectId, attempts }]) => {
      const file = track.untold.has(key) ? undefined : files.find(({ head }) => head.caseId === caseId);
      if (!file) return [];
      const said = eventsOf(file.events, 'effect-given-up');
      // That an announcement was given up is announced as well, and only said where nothing was.
      const isKept = effect === 'announce' ? said.length > 0 : said.some(({ data }) => data.effectId === effectId);
      const isTold = file.messages.some(
        ({ template, audience }) => template === 'staff-stalled' && audience === 'staff',
      );
      return [
        ...(attempts < TRIES ? [`${effectId} was given up after ${attempts} tries`] : []),
        ...(isKept ? [] : [`${effectId} was given up, and the history does not say so`]),
        ...(isTold ? [] : [`${effectId} was given up, and nobody is told`]),
      ].map((what) => `${file.head.reference}: ${what}`);
    }),
};

/** What stops again each time it is begun again becomes somebody's task. */
export const inVainIsAsked: Invariant = {
  name: 'a person is asked where nothing goes on',
  broken: ofEachCaseAtRest(({ head, events }, { system: { inVain } }) => {
    if (!inVain.has(head.caseId) || head.setAsideAt || head.mergedInto || head.closedAt) return [];
    return eventsOf(events, 'escalation-raised').some(({ data }) => data.reason === 'stopped')
      ? []
      : ['stopped again and again, and nobody was asked'];
  }),
};

/** A case that goes on is not marked as one that stopped, once somebody has looked. */
export const markOfStopGoes: Invariant = {
  name: 'what goes on is not marked as stopped',
  broken: ofEachCaseAtRest(({ head }, { executions, system: { track } }) => {
    const own = [...track.watched.values()].filter(({ caseId }) => caseId === head.caseId);
    const wentOn = own.every(
      ({ at, execution, attempts }) =>
        executions.get(execution) === 'RUNNING' && attempts === 0 && instantAfter(at, -DAY_MS) > (head.stalledAt ?? ''),
    );
    const isMarked = head.stalledAt && !head.setAsideAt && !head.mergedInto && own.length > 0;
    return isMarked && wentOn ? [`is marked as stopped since ${head.stalledAt}`] : [];
  }),
};

/** A task that is open stays opened when it was, whoever opens it again. */
export const openedStays: Invariant = {
  name: 'what is open was opened when it was',
  broken: ofEachFile(({ tasks }, observed) => {
    const known = opened(observed);
    return tasks.flatMap(({ taskId, status, openedAt = '' }) => {
      const before = status === 'open' ? known.get(taskId) : undefined;
      if (status === 'open') known.set(taskId, openedAt);
      else known.delete(taskId);
      return before === undefined || before === openedAt
        ? []
        : [`${taskId.slice(37)} was opened at ${before}, and then at ${openedAt}`];
    });
  }),
};

const opened = remembering<string>();

/**
 * Whoever decides what no execution waits for leaves its schedule, which fires and finds nothing to do; so does whoever decides, or
 * withdraws, what had been paused, whose schedule has a name of its own since (`resumeEscalation`).
 */
const isLeftToFire = (task: Task, name: string, step: number): boolean =>
  (task.status === 'decided' && task.token === undefined) ||
  (task.status !== 'open' && name !== taskSchedule({ ...task, step }));

/**
 * What is over, or moved, has no schedule any more, of whatever kind. One whose moment has come fires in vain, and is gone; one of which
 * nobody can tell whether dropping it worked may stand.
 */
export const noScheduleLeft: Invariant = {
  name: 'what is over has no schedule',
  broken: ofEachCaseAtRest((file, { timers, policy, law, clock, system: { clocks } }) => {
    const now = clock.now();
    const expected = new Set(schedulesOf(file, { policy, law, clock }).map(({ name }) => name));
    return [...timers].flatMap(([name, { at, timerEvent: set }]) => {
      if (set.caseId !== file.head.caseId || set.timer === 'case' || at <= now || clocks.uncertain.has(name)) return [];
      if (set.timer !== 'task') return expected.has(name) ? [] : [`${name} fires at ${at}, and nothing follows it`];
      const task = file.tasks.find(({ taskId }) => taskId === set.taskId);
      if (task && isLeftToFire(task, name, set.step)) return [];
      return task?.status === 'open' && task.step === set.step
        ? []
        : [`${set.taskId.slice(37)} is ${task?.status}, and step ${set.step} of it fires at ${at}`];
    });
  }),
};
