import type { Case, CaseEvent } from '#domain/case/case.ts';
import type { Law } from '#domain/deadline/law.ts';
import type { ClockName, Regime } from '#domain/deadline/regime.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock, Instant } from '#domain/time.ts';
import { type CaseClock, caseClocks, lawfulDeadline, lawfulDue } from '#domain/timers/case-timers.ts';
import { classOf, regimeFor } from '#domain/timers/regime-choice.ts';
import type { CaseFile } from '../store/case-store.ts';
import type { Effect } from '../store/outbox.ts';

/** What dates are counted with. */
export type Timing = { law: Law; policy: Policy; clock: Clock };

/** A case at the moment of a change: as it will be, with its whole history. */
type Moment = {
  before: Pick<Case, 'clocks'> | undefined;
  after: Omit<Case, 'clocks' | 'regime' | 'answerBy' | 'seq' | 'lastHash'> & Partial<Case>;
  events: CaseEvent[];
  /** The regime the case was under until now. */
  regime: Regime | undefined;
  at: Instant;
};

/** What follows for its clocks: fields of its head, and the schedules to set, move and drop. */
type Wound = {
  set: Pick<Case, 'regime' | 'clocks' | 'answerBy' | 'nextWordBy'>;
  regime: Regime;
  effects: Effect[];
};

/** Winds the clocks of a case after a change of it. */
export type Clockwork = (moment: Moment) => Wound;

/** The name of the schedule that strikes next: a clock that moves keeps it, one that struck gets another. */
const scheduleOf = (caseId: string, { id, strikes }: CaseClock): string => `clock-${caseId}-${id}-${strikes}`;

/** The effect that sets a clock's schedule, or moves it. */
export const strikeEffect = (caseId: string, clock: CaseClock): Effect[] => {
  const { id, dueAt, next } = clock;
  if (!next) return [];
  const tick = { clock: 'case', caseId, id, dueAt, mark: next.mark } as const;
  return [{ effect: 'set-clock', name: scheduleOf(caseId, clock), at: next.at, tick }];
};

const isSame = (one: CaseClock, other: CaseClock | undefined): boolean =>
  one.strikes === other?.strikes && one.dueAt === other.dueAt && one.next?.at === other.next?.at;

const moved = (caseId: string, before: CaseClock[], after: CaseClock[]): Effect[] => {
  const was = new Map(before.map((clock) => [clock.id, clock]));
  const is = new Map(after.map((clock) => [clock.id, clock]));
  const dropped = before.filter(
    (clock) => clock.next && !is.get(clock.id)?.next && (is.get(clock.id)?.strikes ?? clock.strikes) === clock.strikes,
  );
  return [
    ...dropped.map((clock): Effect => ({ effect: 'drop-clock', name: scheduleOf(caseId, clock) })),
    ...after.filter((clock) => !isSame(clock, was.get(clock.id))).flatMap((clock) => strikeEffect(caseId, clock)),
  ];
};

/** The clocks of cases, by the law and the policy. */
export const clockwork =
  ({ law, policy, clock }: Timing): Clockwork =>
  ({ before, after, events, regime: kept, at }) => {
    const { regime, class: complaintClass } = regimeFor(after, kept, law.regimes, policy);
    const situation = { head: after, events, regime, class: complaintClass, law, policy, clock, now: at };
    const clocks = caseClocks(situation);
    const dueOf = (id: string): Instant | undefined => clocks.find((one) => one.id === id)?.dueAt;
    return {
      regime,
      set: {
        regime: { id: regime.id, version: regime.version, class: complaintClass },
        clocks,
        answerBy: dueOf('answer') ?? after.answerBy ?? after.nextWordBy,
        nextWordBy: dueOf('next-word') ?? after.nextWordBy,
      },
      effects: moved(after.caseId, before?.clocks ?? [], clocks),
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
export const dueByLaw = (file: CaseFile, clock: ClockName, at: Instant, timing: Timing): Instant | undefined =>
  lawfulDue(situationOf(file, timing), clock, at);

/** How the date of a running clock came about. Undefined for what the company promises by itself. */
export const deadlineBehind = (file: CaseFile, running: CaseClock, timing: Timing) =>
  running.clock === 'next-word'
    ? undefined
    : lawfulDeadline(situationOf(file, timing), running.clock, running.startedAt);
