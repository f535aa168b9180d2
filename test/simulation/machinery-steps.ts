import { Refused } from '#channels/contract.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { TimerEvent } from '#domain/case/effects.ts';
import { Transient } from '#domain/failures.ts';
import { type Instant, instantAfter } from '#domain/time.ts';
import { CASE_ID_LENGTH } from './parts.ts';
import type { Random } from './random.ts';
import { answered, type Step } from './step.ts';
import { member, type System } from './system.ts';

/** How often something is delivered before what came earlier in its case: an earlier one failed and was left to the sweep. */
const OUT_OF_ORDER = 0.1;

/** Delivers what has waited longest, in a case chosen at random. */
export const deliver: Step = async ({ system, random }) => {
  const { pending } = system;
  if (pending.length === 0) return undefined;
  const any = random.int(pending.length);
  const caseId = pending[any]?.caseId;
  const place = random.chance(OUT_OF_ORDER) ? any : pending.findIndex((one) => one.caseId === caseId);
  return `deliver: ${await system.take(place)}`;
};

/** More than ever comes of one step: what goes on and on is a fault. */
const MOST_TAKEN = 500;
/** What days bring by the clock, where what fails is tried again every few minutes. */
const MOST_BY_THE_CLOCK = 5000;

/** The stream hands on so many records at once (infra/constructs/relay.ts). */
const BATCH = 10;

/** What the stream hands on next, as one batch; nothing where there is less than two of it. */
const takeBatch = async ({ pending, takeBatch: take }: System): Promise<string | undefined> => {
  const places = pending.flatMap(({ handed }, place) => (handed ? [place] : [])).slice(0, BATCH);
  return places.length > 1 ? take(places) : undefined;
};

/** What the stream hands on comes several at a time, as it does where much happens. */
export const deliverBatch: Step = ({ system }) => takeBatch(system);

/** How often all of it does. */
const IN_BATCHES = 0.4;

/** Whatever is under way comes to its end. */
export const takeAll = async (system: System, inBatches = false): Promise<string[]> => {
  const { pending, take } = system;
  const done: string[] = [];
  while (pending.length > 0) {
    done.push((inBatches ? await takeBatch(system) : undefined) ?? (await take(0)));
    if (done.length > MOST_TAKEN) throw new Error(`It does not come to rest: ${done.slice(-5).join(', ')}`);
  }
  return done;
};

/** Whatever is under way comes to its end before anybody acts again, as it mostly does. */
export const deliverAll: Step = async ({ system, random }) => {
  const done = await takeAll(system, random.chance(IN_BATCHES));
  return done.length > 0 ? `deliver all: ${done.join(', ')}` : undefined;
};

/** The stream, or the sweep, delivers a second time. */
export const deliverAgain: Step = async ({ system, random }) => {
  const work = random.pick(system.delivered);
  return work && `deliver again: ${await system.repeat(work)}`;
};

/** A timer fires a second time, however late. */
export const fireAgain: Step = async ({ system: { clocks }, random }) => {
  const fired = random.pick(clocks.fired);
  return fired && `again: ${await clocks.fire(fired)}`;
};

/** The functions that are called every minute or so. */
export const sweep: Step = ({ system: { clocks } }) => clocks.sweeps();
export const watch: Step = ({ system: { clocks } }) => clocks.watches();
export const repair: Step = ({ system: { clocks } }) => clocks.repairs();

/** Whoever answers for the company's other systems hears of those that cannot be told of events. */
export const tellOfSystems: Step = async ({ system: { announces, clocks } }) =>
  announces ? clocks.subscriptions() : undefined;

/** A supervisor has a system told again of what was given up: of one delivery, or of all of them. */
export const tellAgain: Step = async ({ system, random }) => {
  const { amends, track } = system;
  const [key, one] = random.pick([...track.untold]) ?? [];
  if (!key || !one) return undefined;
  const effectId = key.slice(key.indexOf('OUTBOX#') + 'OUTBOX#'.length);
  const all = { since: '2020-01-01T00:00:00.000Z', until: amends.now() };
  const body = random.chance(0.5) ? { caseId: one.caseId, effectId } : all;
  const path = `/desk/subscriptions/${one.integration}/send-again`;
  return `${one.integration} is told again: ${answered(await amends.call('POST', path, { user: member('sofia'), body }))}`;
};

/** From when a schedule can be found missing: that of a task once the task is due, by which it is looked for. */
const foundFrom = (files: readonly CaseFile[], { at, timerEvent }: { at: string; timerEvent: TimerEvent }): string => {
  if (timerEvent.timer !== 'task') return at;
  const dueAt = files.flatMap(({ tasks }) => tasks).find(({ taskId }) => taskId === timerEvent.taskId)?.dueAt ?? at;
  return at > dueAt ? at : dueAt;
};

/** How often nobody does anything until a schedule that was lost should have been missed. */
const WAITED_FOR = 0.5;
/** A schedule is missed within minutes of its date. */
const MISSED_MS = 10 * 60 * 1000;

/** A schedule is lost, of whatever kind: its timer does not fire. It is found missing and set again. */
export const loseSchedule: Step = async ({ system, random }) => {
  const { amends, clocks, files } = system;
  const kinds = new Set([...amends.timers.values()].map(({ timerEvent }) => timerEvent.timer));
  const kind = random.pick([...kinds]);
  const [name, lost] = random.pick([...amends.timers].filter(([, { timerEvent }]) => timerEvent.timer === kind)) ?? [];
  if (!name || !lost) return undefined;
  const at = foundFrom(await files(), lost);
  // What was due days ago fired then: it only waits to be delivered, and is no schedule that could be lost.
  if (at < amends.now()) return undefined;
  amends.timers.delete(name);
  clocks.lost.set(name, { ...lost, at, isMissed: false });
  const said = `schedule ${name} for ${lost.at} is lost`;
  return random.chance(WAITED_FOR) ? `${said}; ${await nothingBut(system, instantAfter(at, MISSED_MS))}` : said;
};

/** The executions that are watched and run: those that somebody can end. */
export const watchedExecutions = ({ amends }: System): string[] =>
  [...amends.executions].flatMap(([name, status]) =>
    status === 'RUNNING' && !/-(settle|consult)/.test(name) ? [name] : [],
  );

/** How often Step Functions says that an execution ended: an event that is lost is made up for by the watch. */
const SAID = 0.7;

/** An execution is ended from outside, or by an error that nobody repeats. */
export const endExecution: Step = async ({ system, random }) => {
  const name = random.pick(watchedExecutions(system));
  const how = random.oneOf(['FAILED', 'ABORTED'] as const);
  const isSaid = random.chance(SAID);
  if (!name) return undefined;
  system.endExecution(name, { how, isSaid });
  return `execution ${name} is ${how}${isSaid ? '' : ', and nobody says so'}`;
};

/** So often an execution is begun again before a person is asked (functions/watch/resume.ts), and once more. */
const IN_VAIN = 5;

/** An execution stops again as soon as it is begun again, until somebody is asked to see to it. */
export const stopsAgain: Step = async ({ system, random }) => {
  const name = random.pick(watchedExecutions(system));
  if (!name) return undefined;
  const began = name.replace(/-resumed-\d+$/, '');
  for (let time = 0; time <= IN_VAIN; time++) {
    const now = watchedExecutions(system).find(
      (one) => one.startsWith(began) && /^(-resumed-\d+)?$/.test(one.slice(began.length)),
    );
    if (!now) return `execution ${name} stops ${time} times`;
    system.endExecution(now, { how: 'FAILED', isSaid: true });
    await takeAll(system);
    await system.clocks.watches();
    await takeAll(system);
  }
  if (system.trouble.happened().length === 0) system.inVain.set(name.slice(0, CASE_ID_LENGTH), system.amends.now());
  return `execution ${name} stops each time it is begun again`;
};

/** The next mail is refused for good, or cannot be sent for the moment. */
export const mailFails: Step = async ({ system, random }) => {
  if (system.mailFailures.length > 0) return undefined;
  const failure = random.chance(0.5) ? new Refused('MessageRejected') : new Transient('ThrottlingException');
  system.mailFailures.push(failure);
  return `the next mail fails: ${failure.message}`;
};

/** How often time passes although something is under way: it is slow. */
const SLOW = 0.1;
const LAST = '9999';

/** Time goes on until something happens by the clock: at its moment, or late where time has passed it already. */
export const timeGoesOn: Step = async ({ system, random }) => {
  if (system.pending.length > 0 && !random.chance(SLOW)) return undefined;
  const done = await system.clocks.next(LAST);
  return done && `time goes on: ${done}`;
};

/** Longer than whoever watches executions takes one for stuck that does nothing. */
const STUCK_MINUTES = 6;
const MOST_MINUTES = 40;
const MINUTE_MS = 60_000;

/** Minutes pass in which nothing is served: somebody looks whether what is under way goes on, and finds that it does not. */
export const standStill: Step = async ({ system, random }) => {
  const { amends, clocks, pending } = system;
  if (pending.length === 0) return undefined;
  const minutes = STUCK_MINUTES + random.int(MOST_MINUTES);
  amends.moveTo(instantAfter(amends.now(), minutes * MINUTE_MS));
  return `nothing moves for ${minutes} minutes: ${await clocks.watches()}`;
};

/** A system says once more what it said of an earlier request, before anything that is under way. */
export const reportAgain: Step = async ({ system, random }) =>
  system.others.reportAgain(random) && system.take(system.pending.length - 1);

const DAY_MS = 24 * 60 * 60 * 1000;
const MOST_DAYS = 9;

const daysLater = (system: System, random: Random): string =>
  new Date(Date.parse(system.amends.now()) + (1 + random.int(MOST_DAYS)) * DAY_MS).toISOString();

/** Nobody does anything until then: timers fire, and what follows from them is delivered. */
export const nothingBut = async (system: System, until: Instant): Promise<string> => {
  const done: string[] = [];
  await takeAll(system);
  for (let next = await system.clocks.next(until); next; next = await system.clocks.next(until)) {
    done.push(next);
    await takeAll(system);
    if (done.length > MOST_BY_THE_CLOCK) throw new Error(`It does not come to rest: ${done.slice(-5).join(', ')}`);
  }
  system.amends.moveTo(until);
  return `days pass until ${until}: ${done.join(', ')}`;
};

/** Days go by in which nobody does anything. */
export const daysPass: Step = async ({ system, random }) => nothingBut(system, daysLater(system, random));

/** Somebody acts, or something is delivered, in the middle of what a function does. */
export const meanwhile: Step = async (scene) => {
  const { pending } = scene.system;
  if (pending.length > 0 && scene.random.chance(0.6)) return deliver(scene);
  return scene.random.chance(0.3) ? deliverAgain(scene) : scene.act(scene.random)(scene);
};
