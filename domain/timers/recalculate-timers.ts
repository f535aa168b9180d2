import type { Case } from '#domain/case/case.ts';
import type { CaseContext, CaseFile } from '#domain/case/case-file.ts';
import type { Effect } from '#domain/case/effects.ts';
import type { CaseEvent } from '#domain/case/events.ts';
import type { Law } from '#domain/deadline/law.ts';
import type { Regime, TimerName } from '#domain/deadline/regime.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock, Instant } from '#domain/time.ts';
import type { CaseTimer } from '../case/timer.ts';
import { caseTimers, lawfulDeadline, lawfulDue } from './case-timers.ts';
import { classOf, regimeFor } from './regime-choice.ts';

/** What dates are counted with. */
export type Timing = { law: Law; policy: Policy; clock: Clock };

/** A case at the moment of a change: as it will be, with its whole history. */
type Moment = {
  before: Pick<Case, 'timers'> | undefined;
  after: Omit<Case, 'timers' | 'regime' | 'answerBy' | 'seq' | 'lastHash'> & Partial<Case>;
  events: CaseEvent[];
  /** The regime the case was under until now. */
  regime: Regime | undefined;
  /** The policy the case goes by, where that is not today's. */
  policy?: Policy | undefined;
  at: Instant;
};

/** What follows for its timers: fields of its head, and the schedules to set, move and drop. */
type Recalculated = {
  set: Pick<Case, 'regime' | 'timers' | 'answerBy' | 'nextWordBy'>;
  regime: Regime;
  effects: Effect[];
};

/** Recalculates the timers of a case after a change of it. */
export type TimerRecalculation = (moment: Moment) => Recalculated;

/** The name of the schedule that fires next: a timer that moves keeps it, one that fired gets another. */
export const scheduleOf = (caseId: string, { id, firedCount }: Pick<CaseTimer, 'id' | 'firedCount'>): string =>
  `timer-${caseId}-${id}-${firedCount}`;

/** Whether a schedule of that name is one of a case's own dates. */
export const isOfHead = (name: string): boolean => name.startsWith('timer-');

/** The effect that sets a timer's schedule, or moves it. */
export const setTimerEffect = (caseId: string, timer: CaseTimer): Effect[] => {
  const { id, dueAt, next } = timer;
  if (!next) return [];
  const timerEvent = { timer: 'case', caseId, id, dueAt, thresholdPercent: next.thresholdPercent } as const;
  return [{ effect: 'set-timer', name: scheduleOf(caseId, timer), at: next.at, timerEvent }];
};

const isSame = (one: CaseTimer, other: CaseTimer | undefined): boolean =>
  one.firedCount === other?.firedCount && one.dueAt === other.dueAt && one.next?.at === other.next?.at;

const moved = (caseId: string, before: CaseTimer[], after: CaseTimer[]): Effect[] => {
  const was = new Map(before.map((timer) => [timer.id, timer]));
  const is = new Map(after.map((timer) => [timer.id, timer]));
  const dropped = before.filter(
    (timer) =>
      timer.next && !is.get(timer.id)?.next && (is.get(timer.id)?.firedCount ?? timer.firedCount) === timer.firedCount,
  );
  return [
    ...dropped.map((timer): Effect => ({ effect: 'drop-timer', name: scheduleOf(caseId, timer) })),
    ...after.filter((timer) => !isSame(timer, was.get(timer.id))).flatMap((timer) => setTimerEffect(caseId, timer)),
  ];
};

/** The timers of cases, by the law and the policy. */
export const timerRecalculation =
  ({ law, policy: today, clock }: Timing): TimerRecalculation =>
  ({ before, after, events, regime: kept, policy = today, at }) => {
    const { regime, class: complaintClass } = regimeFor(after, kept, { regimes: law.regimes, policy });
    const situation = { head: after, events, regime, class: complaintClass, law, policy, clock, now: at };
    const timers = caseTimers(situation);
    const dueOf = (id: string): Instant | undefined => timers.find((one) => one.id === id)?.dueAt;
    return {
      regime,
      set: {
        regime: { id: regime.id, version: regime.version, class: complaintClass },
        timers,
        answerBy: dueOf('answer') ?? after.answerBy ?? after.nextWordBy,
        nextWordBy: dueOf('next-word') ?? after.nextWordBy,
      },
      effects: moved(after.caseId, before?.timers ?? [], timers),
    };
  };

const situationOf = ({ head, events, regime }: CaseFile, { law, policy, clock }: Timing) => ({
  head,
  events,
  regime,
  class: classOf(head, policy),
  law,
  policy,
  clock,
  now: clock.now(),
});

/** When something that begins at `at` is due by the case's law; undefined where the law sets no term for it. */
export const dueByLaw = ({ file, at, deps }: CaseContext<Timing>, timer: TimerName): Instant | undefined =>
  lawfulDue(situationOf(file, deps), timer, at);

/** How the date of a running timer came about. Undefined for what the company promises by itself. */
export const deadlineBehind = (file: CaseFile, running: CaseTimer, timing: Timing) =>
  running.timer === 'next-word'
    ? undefined
    : lawfulDeadline(situationOf(file, timing), running.timer, running.startedAt);
