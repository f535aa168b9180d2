import { Refused } from '#channels/contract.ts';
import type { TimerEvent } from '#domain/case/effects.ts';
import { Transient } from '#domain/failures.ts';
import type { Step } from './step.ts';
import type { System } from './system.ts';

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

const takeAll = async ({ pending, take }: System): Promise<string[]> => {
  const done: string[] = [];
  while (pending.length > 0) done.push(await take(0));
  return done;
};

/** Whatever is under way comes to its end before anybody acts again, as it mostly does. */
export const deliverAll: Step = async ({ system }) => {
  const done = await takeAll(system);
  return done.length > 0 ? `deliver all: ${done.join(', ')}` : undefined;
};

/** The stream, or the sweep, delivers a second time. */
export const deliverAgain: Step = async ({ system, random }) => {
  const work = random.pick(system.delivered);
  if (!work) return undefined;
  await system.repeat(work);
  return `deliver again: ${work.what === 'effect' ? `${work.item.effect} ${work.item.effectId}` : work.taskId}`;
};

export const sweep: Step = async ({ system }) => {
  await system.sweep();
  return 'sweep';
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

const described = (fired: TimerEvent): string =>
  fired.timer === 'task' ? `${fired.taskId.slice(37)} step ${fired.step}` : JSON.stringify(fired);

/** The next timer fires: at its moment, or late where time has passed it already. */
export const fireTimer: Step = async ({ system, random }) => {
  if (system.pending.length > 0 && !random.chance(SLOW)) return undefined;
  const fired = await system.amends.fireNext(LAST);
  return fired && `timer: ${described(fired)}`;
};

const DAY_MS = 24 * 60 * 60 * 1000;
const MOST_DAYS = 9;

/** Days go by in which nobody does anything: timers fire, and what follows from them is delivered. */
export const daysPass: Step = async ({ system, random }) => {
  const until = new Date(Date.parse(system.amends.now()) + (1 + random.int(MOST_DAYS)) * DAY_MS).toISOString();
  const fired: string[] = [];
  await takeAll(system);
  for (let next = await system.amends.fireNext(until); next; next = await system.amends.fireNext(until)) {
    fired.push(described(next));
    await takeAll(system);
    if (system.inMotion().size > 0) await system.sweep();
  }
  system.amends.moveTo(until);
  return `days pass until ${until}: ${fired.join(', ')}`;
};
