import { instantOf, timeOf } from './local-day.ts';
import type { Extension, Operation } from './regime.ts';
import { countTerm } from './terms.ts';
import type { DeadlineEvent, DeadlineQuestion, Running, Step } from './types.ts';

type About = Pick<DeadlineQuestion, 'regime' | 'timer' | 'class'>;

const told = (running: Running, step: Step): Running => ({ ...running, steps: [...running.steps, step] });

const recount = (running: Running, change: Partial<Running>, step: Step): Running => {
  const { start, term, counting } = { ...running, ...change };
  return told({ ...running, start, term, counting, counted: countTerm(start, term, counting) }, step);
};

const endOf = (happening: DeadlineEvent): number | undefined => {
  if (happening.to === undefined) return undefined;
  const to = timeOf(happening.to);
  if (to < timeOf(happening.from)) throw new RangeError(`${happening.on} ends before it begins: ${happening.to}`);
  return to;
};

/** An offer that is still open holds the timer up to its cap, since silence lasts no longer; without a cap, until it ends. */
const suspend = (running: Running, happening: DeadlineEvent, operation: Operation): Running => {
  const from = timeOf(happening.from);
  const { counting } = running;
  const cap = operation.cap && countTerm(from, operation.cap, { ...counting, pauses: [], rollForward: false })[0].due;
  const to = endOf(happening) ?? cap;
  if (to === undefined) return told({ ...running, stopped: true }, { is: 'stopped', happening, operation });
  const until = Math.min(to, cap ?? to);
  const step: Step = { is: 'suspended', happening, operation, until: instantOf(until), capped: cap === until };
  return recount(running, { counting: { ...counting, pauses: [...counting.pauses, { from, to: until }] } }, step);
};

const restart = (running: Running, happening: DeadlineEvent, operation: Operation): Running => {
  const to = endOf(happening);
  if (to === undefined) return told({ ...running, stopped: true }, { is: 'stopped', happening, operation });
  const counting = { ...running.counting, pauses: [] };
  return recount(running, { start: to, counting }, { is: 'restarted', happening, operation });
};

const extensionOf = ({ regime, timer, class: complaintClass }: About): Extension | undefined => {
  const extensions = regime.extensions.filter((one) => one.timer === timer);
  return (
    extensions.find(({ classes }) => classes?.includes(complaintClass)) ??
    extensions.find(({ classes }) => classes === undefined)
  );
};

/** A notice sent in time gives the longer term, from the same start; a late one gives nothing. */
const extend = (running: Running, happening: DeadlineEvent, extension: Extension): Running => {
  const { start, counting, term } = running;
  const limit = extension.noticeWithin && countTerm(start, extension.noticeWithin, counting)[0].due;
  if (limit !== undefined && timeOf(happening.from) > limit)
    return told(running, { is: 'ignored', happening, because: 'notice-too-late' });
  return recount(running, { term: extension.within ?? term }, { is: 'extended', happening, extension });
};

/** What a happening makes of a timer under its regime. After the due date nothing moves it any more: a breach stays a breach. */
export const happen = (running: Running, happening: DeadlineEvent, about: About): Running => {
  const ignore = (because: 'no-rule' | 'before-start' | 'after-due'): Running =>
    told(running, { is: 'ignored', happening, because });
  const from = timeOf(happening.from);
  const extension = happening.on === 'late-notice' ? extensionOf(about) : undefined;
  const operation = about.regime.operations.find(
    ({ on, timers }) => on === happening.on && timers.includes(about.timer),
  );
  if (!extension && !operation) return ignore('no-rule');
  if ((endOf(happening) ?? running.start) < running.start) return ignore('before-start');
  if (from > running.counted[0].due) return ignore('after-due');
  if (extension) return extend(running, happening, extension);
  if (operation?.op === 'suspend') return suspend(running, happening, operation);
  return operation ? restart(running, happening, operation) : running;
};
