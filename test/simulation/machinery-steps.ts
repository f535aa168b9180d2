import type { Step } from './step.ts';

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

/** Whatever is under way comes to its end before anybody acts again, as it mostly does. */
export const deliverAll: Step = async ({ system }) => {
  const { pending } = system;
  const done: string[] = [];
  while (pending.length > 0) done.push(await system.take(0));
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

/** How often time passes although something is under way: it is slow. */
const SLOW = 0.1;
const LAST = '9999';

/** The next timer fires: at its moment, or late where time has passed it already. */
export const fireTimer: Step = async ({ system, random }) => {
  if (system.pending.length > 0 && !random.chance(SLOW)) return undefined;
  const fired = await system.amends.fireNext(LAST);
  if (!fired) return undefined;
  const about = fired.timer === 'task' ? `${fired.taskId.slice(37)} step ${fired.step}` : JSON.stringify(fired);
  return `timer: ${about}`;
};
