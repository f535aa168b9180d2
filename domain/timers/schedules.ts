import type { CaseFile } from '../case/case-file.ts';
import type { Effect, TimerEvent } from '../case/effects.ts';
import type { Law } from '../deadline/law.ts';
import { executionTimers } from '../execution/execution-timers.ts';
import { meetingTimers } from '../meetings/timers.ts';
import { ownerTimers } from '../messages/owner-timers.ts';
import type { Policy } from '../policy/policy.ts';
import { silenceTimers } from '../promises/silence.ts';
import type { Clock, Instant } from '../time.ts';

/** A schedule as it should stand. */
export type Schedule = Extract<Effect, { effect: 'set-timer' }>;

/** What schedules are counted with. */
export type SchedulingDeps = { policy: Policy; clock: Clock; law: Pick<Law, 'find' | 'company'> };

/**
 * How each kind of timer comes to stand again where its schedule was lost. Those with a function follow from the case as it is, and
 * the store sets and drops them in the change from which they follow; `head`: they stand on the case itself (`timers`); `task`: they follow
 * from a task and its escalation policy; `watch`: no schedule, an event of Step Functions, and whoever missed it sees
 * that the execution does not go on.
 */
export const timersByKind = {
  case: 'head',
  task: 'task',
  stalled: 'watch',
  promise: silenceTimers,
  execution: executionTimers,
  meeting: meetingTimers,
  owner: ownerTimers,
} as const satisfies Record<
  TimerEvent['timer'],
  'head' | 'task' | 'watch' | ((file: CaseFile, deps: SchedulingDeps) => Schedule[])
>;

const ofCase = Object.values(timersByKind).filter((one) => typeof one === 'function');

/** Nobody works on it: what fires meanwhile would find nothing to do. It is worked out anew when somebody does again. */
const isLeft = ({ setAsideAt, mergedInto, blockedAt, destroyedAt }: CaseFile['head']): boolean =>
  (setAsideAt ?? mergedInto ?? blockedAt ?? destroyedAt) !== undefined;

/** The schedules that a case should have beside those of its own dates and of its tasks. One that has fired is none of them. */
export const schedulesOf = (file: CaseFile, deps: SchedulingDeps): Schedule[] =>
  isLeft(file.head) ? [] : ofCase.flatMap((timers) => timers(file, deps));

/** When the first of them is due; undefined where there is none. */
export const firstOf = (schedules: readonly Schedule[]): Instant | undefined => schedules.map(({ at }) => at).sort()[0];

/** What makes the schedules as they were those that should be. */
export const movedSchedules = (before: readonly Schedule[], after: readonly Schedule[]): Effect[] => {
  const was = new Map(before.map(({ name, at }) => [name, at]));
  const names = new Set(after.map(({ name }) => name));
  return [
    ...before.filter(({ name }) => !names.has(name)).map(({ name }): Effect => ({ effect: 'drop-timer', name })),
    ...after.filter(({ name, at }) => was.get(name) !== at),
  ];
};

/** The schedules of cases, by the law and today's policy, or that which a case goes by. */
export const scheduling =
  (deps: SchedulingDeps) =>
  (file: CaseFile, policy: Policy = deps.policy): Schedule[] =>
    schedulesOf(file, { ...deps, policy });
