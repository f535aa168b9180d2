import { instantOf, timeOf } from './local-day.ts';
import type { Extension, Operation } from './regime.ts';
import { countTerm } from './terms.ts';
import type { DeadlineEvent, DeadlineQuestion, DeadlineStep, RunningTerm } from './types.ts';

type About = Pick<DeadlineQuestion, 'regime' | 'timer' | 'class'>;

const withStep = (running: RunningTerm, step: DeadlineStep): RunningTerm => ({
  ...running,
  steps: [...running.steps, step],
});

const recount = (running: RunningTerm, change: Partial<RunningTerm>, step: DeadlineStep): RunningTerm => {
  const { start, term, counting } = { ...running, ...change };
  return withStep({ ...running, start, term, counting, counted: countTerm(start, term, counting) }, step);
};

const endOf = (deadlineEvent: DeadlineEvent): number | undefined => {
  if (deadlineEvent.to === undefined) return undefined;
  const to = timeOf(deadlineEvent.to);
  if (to < timeOf(deadlineEvent.from))
    throw new RangeError(`${deadlineEvent.on} ends before it begins: ${deadlineEvent.to}`);
  return to;
};

/** An offer that is still open holds the timer up to its limit, since silence lasts no longer; without a limit, until it ends. */
const suspend = (running: RunningTerm, deadlineEvent: DeadlineEvent, operation: Operation): RunningTerm => {
  const from = timeOf(deadlineEvent.from);
  const { counting } = running;
  const limit =
    operation.limit && countTerm(from, operation.limit, { ...counting, pauses: [], rollForward: false })[0].due;
  const to = endOf(deadlineEvent) ?? limit;
  if (to === undefined) return withStep({ ...running, paused: true }, { is: 'paused', deadlineEvent, operation });
  const until = Math.min(to, limit ?? to);
  const step: DeadlineStep = {
    is: 'suspended',
    deadlineEvent,
    operation,
    until: instantOf(until),
    limited: limit === until,
  };
  return recount(running, { counting: { ...counting, pauses: [...counting.pauses, { from, to: until }] } }, step);
};

const restart = (running: RunningTerm, deadlineEvent: DeadlineEvent, operation: Operation): RunningTerm => {
  const to = endOf(deadlineEvent);
  if (to === undefined) return withStep({ ...running, paused: true }, { is: 'paused', deadlineEvent, operation });
  const counting = { ...running.counting, pauses: [] };
  return recount(running, { start: to, counting }, { is: 'restarted', deadlineEvent, operation });
};

const extensionOf = ({ regime, timer, class: complaintClass }: About): Extension | undefined => {
  const extensions = regime.extensions.filter((one) => one.timer === timer);
  return (
    extensions.find(({ classes }) => classes?.includes(complaintClass)) ??
    extensions.find(({ classes }) => classes === undefined)
  );
};

/** A notice sent in time gives the longer term, from the same start; a late one gives nothing. */
const extend = (running: RunningTerm, deadlineEvent: DeadlineEvent, extension: Extension): RunningTerm => {
  const { start, counting, term } = running;
  const limit = extension.noticeWithin && countTerm(start, extension.noticeWithin, counting)[0].due;
  if (limit !== undefined && timeOf(deadlineEvent.from) > limit)
    return withStep(running, { is: 'ignored', deadlineEvent, because: 'notice-too-late' });
  return recount(running, { term: extension.within ?? term }, { is: 'extended', deadlineEvent, extension });
};

/** What a deadline event makes of a timer under its regime. After the due date nothing moves it any more: a breach stays a breach. */
export const applyDeadlineEvent = (running: RunningTerm, deadlineEvent: DeadlineEvent, about: About): RunningTerm => {
  const ignore = (because: 'no-rule' | 'before-start' | 'after-due'): RunningTerm =>
    withStep(running, { is: 'ignored', deadlineEvent, because });
  const from = timeOf(deadlineEvent.from);
  const extension = deadlineEvent.on === 'late-notice' ? extensionOf(about) : undefined;
  const operation = about.regime.operations.find(
    ({ on, timers }) => on === deadlineEvent.on && timers.includes(about.timer),
  );
  if (!extension && !operation) return ignore('no-rule');
  if ((endOf(deadlineEvent) ?? running.start) < running.start) return ignore('before-start');
  if (from > running.counted[0].due) return ignore('after-due');
  if (extension) return extend(running, deadlineEvent, extension);
  if (operation?.op === 'suspend') return suspend(running, deadlineEvent, operation);
  return operation ? restart(running, deadlineEvent, operation) : running;
};
