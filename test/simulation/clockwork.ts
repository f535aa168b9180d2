import { keys, pendingPartition, shardOf } from '#cases/store/keys.ts';
import type { TimerEvent } from '#domain/case/effects.ts';
import { type Instant, instantAfter } from '#domain/time.ts';
import { sendSurveys } from '#functions/delivery-surveys/send-surveys.ts';
import { lookAtIncidents } from '#functions/incident-members/look-at-incidents.ts';
import { passOnOfAbsent } from '#functions/incident-members/pass-on-of-absent.ts';
import { repairTimers } from '#functions/relay/repair-timers.ts';
import { sweep } from '#functions/relay/sweep/sweep.ts';
import { tellOfSubscriptions } from '#functions/relay/sweep/tell-of-subscriptions.ts';
import { timerFired } from '#functions/timers/timer-fired.ts';
import type { WatchedExecutions } from '#functions/watch/executions.ts';
import { watch } from '#functions/watch/watch.ts';
import { inOneRun } from '#platform/run.ts';
import type { InMemoryAmends } from '#test/support/in-memory-amends.ts';
import type { AwayServices } from './away.ts';
import { earliest, notBefore, type Tracks } from './due.ts';
import { CASE_ID_LENGTH } from './parts.ts';
import type { Troubles } from './trouble.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
/** The sweep sees to what is so old. */
const STREAM_HAS_MS = 30_000;
/** Timers are repaired that are so late, every few minutes. */
const LOST_MS = 3 * MINUTE_MS + SECOND_MS;

/** Whoever looks by the clock comes to so much in a run, also where the index gives it one by one. */
const MOST_IN_A_RUN = 40;

/** A schedule that was lost: it does not fire. `isMissed`: it should have been set again by now. */
export type Lost = { at: Instant; timerEvent: TimerEvent; isMissed: boolean };

const described = (fired: TimerEvent): string =>
  fired.timer === 'task' ? `${fired.taskId.slice(37)} step ${fired.step}` : JSON.stringify(fired);

/** The functions that are called every minute, or every few. */
type ByTheClock = 'sweep' | 'watch' | 'repair' | 'incidents' | 'surveys' | 'absences' | 'subscriptions';

type Later = (one: { caseId: string; what: string; take: () => Promise<unknown> }) => void;
type Around = {
  amends: InMemoryAmends;
  track: Tracks;
  troubles: Troubles;
  later: Later;
  surveysSent: string[];
  away: AwayServices;
};

/** What happens by the clock: timers, and the functions that are called every minute or so. */
export const clockwork = ({
  amends,
  track,
  troubles: { within, around, happened },
  later,
  surveysSent,
  away,
}: Around) => {
  const { timers, deps } = amends;
  const lost = new Map<string, Lost>();
  const fired: TimerEvent[] = [];
  const ran = new Map<ByTheClock, Instant>();
  /** When each was done last with nothing that went wrong. */
  const ranWell = new Map<ByTheClock, Instant>();
  /** What was due when somebody looked whose run went well, and lies there as it did. */
  const overlooked: string[] = [];
  /** Executions that were said to have stopped, and when that was heard. */
  const stopsHeard = new Map<string, Instant>();
  /** Schedules of which nobody can tell whether they stand: dropping one failed, or it was set while somebody else did something. */
  const uncertain = new Set<string>();
  /** The mails to the team about systems that are not told of events. */
  const toldOfUntold: { at: Instant; text: string }[] = [];

  const { set, drop } = deps.scheduler;
  Object.assign(deps.scheduler, {
    set: async (...schedule: Parameters<typeof set>) => {
      await set(...schedule);
      lost.delete(schedule[0]);
      if (happened().length > 0) uncertain.add(schedule[0]);
      else uncertain.delete(schedule[0]);
    },
    drop: async (name: string) => {
      await drop(name);
      lost.delete(name);
    },
  });

  /** When executions were begun, by their names; and when those of a case were told of a decision last. */
  const begun = new Map<string, Instant>();
  const told = new Map<string, Instant>();
  const { start, resume } = deps.executions;
  Object.assign(deps.executions, {
    start: async (...[machine, name, input]: Parameters<typeof start>) => {
      if (!amends.executions.has(name)) begun.set(name, amends.now());
      await start(machine, name, input);
    },
    resume: async (token: string, output: string) => {
      await resume(token, output);
      const [place] = [...track.tasks].find(([, task]) => task?.['token'] === token) ?? [];
      if (place) told.set(place.slice(0, CASE_ID_LENGTH), amends.now());
    },
  });

  const executions: WatchedExecutions = {
    status: async (_, name) => amends.executions.get(name),
    stop: async (_, name) => amends.endExecution(name, 'ABORTED'),
    start: (machine, name, input) => amends.deps.executions.start(machine, name, input),
  };

  /** What somebody who looks now finds due, and since when. */
  const dueFor = (what: ByTheClock): Map<string, Instant> => {
    const now = amends.now();
    const upTo = (lying: Iterable<readonly [string, { at: Instant }]>, to: Instant) =>
      new Map([...lying].filter(([, { at }]) => at <= to).map(([key, { at }]) => [key, at]));
    if (what === 'sweep') return upTo(track.outbox, instantAfter(now, -STREAM_HAS_MS));
    if (what === 'watch') return upTo(track.watched, now);
    return new Map();
  };

  /** What is due for whoever begins to look. @returns what notes, once they are done, what of it they left: nothing where several did, or something went wrong */
  const lookedAt = (what: ByTheClock): (() => void) => {
    const due = dueFor(what);
    // A run of it is bounded.
    const isAlone = happened().length === 0 && due.size <= MOST_IN_A_RUN;
    return () => {
      if (!isAlone || happened().length > 0) return;
      const left = dueFor(what);
      for (const [key, at] of due) if (left.get(key) === at) overlooked.push(`${what} left ${key} of ${at}`);
    };
  };

  /** Whoever calls it calls again: a run that dies, or fails, is made up for by the next one. */
  const everyMinute = async (what: ByTheClock, work: () => Promise<unknown>): Promise<string> => {
    ran.set(what, amends.now());
    const check = lookedAt(what);
    const isDone = await within(what, work).then(
      () => true,
      () => false,
    );
    if (isDone) check();
    if (isDone && happened().length === 0) ranWell.set(what, amends.now());
    await amends.settle();
    if (isDone && what === 'repair')
      for (const one of lost.values()) one.isMissed ||= one.at < instantAfter(amends.now(), -LOST_MS);
    return isDone ? what : `${what} fails`;
  };
  const sweeps = () => everyMinute('sweep', () => sweep(deps));
  const repairs = () => everyMinute('repair', () => repairTimers(deps));
  const watches = () => everyMinute('watch', () => watch({ ...deps, executions }));

  const incidents = () => everyMinute('incidents', () => lookAtIncidents({ ...deps, send: async () => {} }));

  /** Work of who is away goes on to others. */
  const absences = () => everyMinute('absences', () => deps.beforeRun().then(() => passOnOfAbsent(deps)));

  const asks = ({ text }: { text: string }): Promise<void> =>
    around({ what: 'mail', changes: true }, async () => {
      surveysSent.push(/\/survey\/([\w.-]+)/.exec(text)?.[1] ?? 'none');
    });
  const surveys = () => everyMinute('surveys', () => sendSurveys(undefined, { ...deps, send: asks }));

  /** Whoever answers for a system that is not told of events any more hears of it. */
  const subscriptions = (): Promise<string> =>
    everyMinute('subscriptions', () =>
      tellOfSubscriptions({
        ...deps,
        send: ({ text }) =>
          around({ what: 'mail', changes: true }, async () => void toldOfUntold.push({ at: amends.now(), text })),
      }),
    );

  /** A timer fires. Where its function fails it is called again. */
  const fire = async (timerEvent: TimerEvent): Promise<string> => {
    fired.push(timerEvent);
    const what = `timer ${described(timerEvent)}`;
    const take = async () => {
      await within('timers', () => inOneRun(() => timerFired(timerEvent, deps)));
      if (timerEvent.timer === 'stalled' && happened().length === 0) stopsHeard.set(timerEvent.execution, amends.now());
    };
    later({ caseId: timerEvent.caseId, what, take });
    return what;
  };

  const fireFirst = async (at: Instant): Promise<string> => {
    const [name, due] = [...timers].find(([, timer]) => timer.at === at) ?? [];
    if (!name || !due) throw new RangeError('No timer is due');
    timers.delete(name);
    return fire(due.timerEvent);
  };

  const sweptAt = (): Instant | undefined => {
    const at = earliest([...track.outbox.values()].map((due) => due.at));
    return at && notBefore(instantAfter(at, STREAM_HAS_MS), ran.get('sweep'), MINUTE_MS);
  };
  const repairedAt = (): Instant | undefined => {
    const at = earliest([...lost.values()].filter(({ isMissed }) => !isMissed).map((one) => one.at));
    return at && notBefore(instantAfter(at, LOST_MS), ran.get('repair'), MINUTE_MS);
  };

  /** What was given up, beside what systems were not told, which a supervisor sends again. */
  const leftToPeople = () => [...track.givenUp].filter(([key]) => !track.untold.has(key));
  const putBackAt = (): Instant | undefined => earliest(leftToPeople().map(([, { since }]) => away.putBackAt(since)));
  /** Whoever looks after the system puts back what was given up, as docs/runbook.md has it. */
  const putBack = async (): Promise<string> => {
    const all = leftToPeople();
    for (const [, { caseId, effectId }] of all) {
      const set = { gsi2pk: pendingPartition(shardOf(caseId)), attempts: 0 };
      await deps.table.write([{ update: keys.outbox(caseId, effectId), set }]);
    }
    return `what was given up is put back: ${all.map(([, { effectId }]) => effectId).join(' ')}`;
  };

  /**
   * Time goes on until something happens by the clock.
   * @returns what happens; undefined where nothing does by then
   */
  const next = async (until: Instant): Promise<string | undefined> => {
    const timerAt = earliest([...timers.values()].map(({ at }) => at));
    const watchAt = earliest([...track.watched.values()].map(({ at }) => at));
    const passAt = earliest(track.passes.values());
    const due: [Instant | undefined, () => Promise<string>][] = [
      [timerAt, () => fireFirst(timerAt as Instant)],
      [sweptAt(), sweeps],
      [notBefore(watchAt, ran.get('watch'), MINUTE_MS), watches],
      [repairedAt(), repairs],
      [notBefore(passAt, ran.get('incidents'), MINUTE_MS), incidents],
      [putBackAt(), putBack],
    ];
    const first = earliest(due.flatMap(([at]) => at ?? []));
    if (first === undefined || first > until) return undefined;
    amends.moveTo(first);
    return due.find(([at]) => at === first)?.[1]();
  };

  return {
    ...{
      lost,
      fired,
      overlooked,
      stopsHeard,
      uncertain,
      toldOfUntold,
      begun,
      told,
      subscriptions,
      ranWell,
      leftToPeople,
    },
    /** Whether somebody has looked at executions since. */
    lookedSince: (at: Instant): boolean => (ran.get('watch') ?? '') >= at,
    ...{ fire, next, sweeps, repairs, watches, incidents, surveys, absences },
  };
};
