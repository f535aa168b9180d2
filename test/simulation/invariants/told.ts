import type { Case } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { Task } from '#domain/case/task.ts';
import { commitmentOf, executionOf, executorOf, isUnderWay } from '#domain/execution/execution.ts';
import type { Lost } from '../clockwork.ts';
import { people } from '../words.ts';
import { type Invariant, isEnded, notYetMissed, type Observed, ofEachCaseAtRest } from './observed.ts';

/** Where other systems hear of every event, each event that has happened was put on the company's bus. */
export const everythingIsAnnounced: Invariant = {
  name: 'other systems hear of every event',
  broken: (observed) => {
    const { amends, announces } = observed.system;
    if (!announces) return [];
    const put = new Set(amends.announced.map(({ detail }) => `${detail['caseId']} ${detail['sequence']}`));
    return ofEachCaseAtRest(({ head, events }) =>
      events
        .filter(({ seq }) => !put.has(`${head.caseId} ${seq}`))
        .map(({ seq, type }) => `nobody was told of ${type} (${seq})`),
    )(observed);
  },
};

/** Nobody works on it as long as it is so. */
const isLeft = ({ setAsideAt, mergedInto }: Case): boolean => (setAsideAt ?? mergedInto) !== undefined;

/** The promises that somebody has to keep. */
const openPromises = ({ head, tasks }: CaseFile): Task[] =>
  isLeft(head) ? [] : tasks.filter(({ kind, status }) => kind === 'promise' && status === 'open');

type Timer = Pick<Lost, 'at' | 'timerEvent'>;

/** The timers that are set, or were lost a moment ago. */
const standing = (timers: Observed['timers'], lost: Observed['lost']): Timer[] => [
  ...timers.values(),
  ...notYetMissed(lost),
];

/** A system that was asked for a promise has a date by which it confirms it, and a timer that says so. */
export const confirmationIsWaitedFor: Invariant = {
  name: 'a confirmation is waited for',
  broken: ofEachCaseAtRest((file, { timers, lost }) =>
    openPromises(file).flatMap(({ taskId }) => {
      const execution = executionOf(file.events, taskId);
      const isSet = ({ timerEvent: set }: Timer) =>
        set.timer === 'execution' && set.taskId === taskId && set.attempt === execution?.attempt;
      if (!execution || !isUnderWay(execution) || standing(timers, lost).some(isSet)) return [];
      return [`${taskId.slice(37)} is ${execution.state}, and nothing says when that took too long`];
    }),
  ),
};

/** A promise that a system carries out is asked of it once its task was opened. */
export const systemIsAsked: Invariant = {
  name: 'a system is asked for its promise',
  broken: ofEachCaseAtRest((file, { policy }) =>
    openPromises(file)
      .filter(({ token }) => token !== undefined)
      .flatMap((task) => {
        const commitment = commitmentOf(file, task);
        const isAsked = !commitment || !executorOf(policy, commitment) || executionOf(file.events, task.taskId);
        return isAsked ? [] : [`nobody asked a system for ${task.taskId.slice(37)}`];
      }),
  ),
};

/** A promise that is open is looked at when nothing more is heard of it. */
export const silenceIsHeard: Invariant = {
  name: 'a promise is looked at',
  broken: ofEachCaseAtRest((file, { timers, lost }) => {
    const looks = new Set(
      standing(timers, lost).flatMap(({ timerEvent: set }) => (set.timer === 'promise' ? set.taskId : [])),
    );
    return openPromises(file)
      .filter((task) => !looks.has(task.taskId) && commitmentOf(file, task)?.brokenAt === undefined)
      .map(({ taskId }) => `nobody looks at ${taskId.slice(37)} when nothing is heard of it`);
  }),
};

/** Each webhook has one id, however often it is posted, and no two have the same. */
export const oneIdEach: Invariant = {
  name: 'a webhook has one id',
  broken: ({ system: { others } }) => {
    const ids = new Map<string, string>();
    const contents = new Map<string, string>();
    return others.posted.flatMap(({ id, content }) => {
      const known = ids.get(content) ?? id;
      const before = contents.get(id) ?? content;
      ids.set(content, known);
      contents.set(id, before);
      if (known !== id) return [`the same was posted as ${known} and as ${id}`];
      return before === content ? [] : [`${id} was posted with two contents`];
    });
  },
};

/** A timer of a case fires at its date: what is over, or moved, has none. One whose moment has come fires in vain, and is gone. */
export const noTimerLeft: Invariant = {
  name: 'what is over has no timer',
  broken: ofEachCaseAtRest(({ head }, { timers, clock }) =>
    [...timers].flatMap(([name, { at, timerEvent: set }]) => {
      if (set.timer !== 'case' || set.caseId !== head.caseId || at <= clock.now()) return [];
      const one = head.timers.find(({ id }) => id === set.id);
      // Of a timer that fired meanwhile, and moved before it did, the schedule stands under a name of before: it fires in vain.
      if (one && Number(name.slice(name.lastIndexOf('-') + 1)) < one.firedCount) return [];
      return one?.dueAt === set.dueAt ? [] : [`${set.id} fires for ${set.dueAt}; its date is ${one?.dueAt ?? 'none'}`];
    }),
  ),
};

/** Work that an execution waits for is decided for that execution: its end would else be heard by nobody. */
export const somebodyWaits: Invariant = {
  name: 'somebody waits for what is open',
  broken: ofEachCaseAtRest((file, { waiting, executions, ended }) => {
    const { head, tasks } = file;
    if (isEnded(file)) return [];
    const own = [...executions.keys()].filter((name) => name.startsWith(head.caseId));
    if (own.some((name) => ended.has(name))) return [];
    return tasks
      .filter(({ status, token }) => status === 'open' && token !== undefined && !waiting.has(token))
      .map(({ taskId }) => `${taskId.slice(37)} is open, and its execution does not wait for it`);
  }),
};

const looked = new WeakMap<Observed['system'], number>();

/** Name, address and number of everybody who complains. */
const personal = people.flatMap(({ name, email, phone }) => [name, email, ...(phone ? [phone] : [])]);

/** Executions and what other systems are told carry ids and codes, and nothing of a person. */
export const nothingPersonalCarried: Invariant = {
  name: 'executions carry nothing personal',
  broken: ({ system }) => {
    const { carried } = system.amends;
    const from = looked.get(system) ?? 0;
    looked.set(system, carried.length);
    return carried
      .slice(from)
      .filter((text) => text && personal.some((words) => text.includes(words)))
      .map((text) => `an execution carries ${text}`);
  },
};
