import type { Case } from '../case/case.ts';
import { type EventLine, eventsOf } from '../case/events.ts';
import type { CaseTimer } from '../case/timer.ts';
import type { Calendar } from '../deadline/calendar.ts';
import { deadlineOf } from '../deadline/deadline.ts';
import type { Law } from '../deadline/law.ts';
import type { ComplaintClass, Regime, TimerName } from '../deadline/regime.ts';
import type { Deadline } from '../deadline/types.ts';
import type { Policy } from '../policy/policy.ts';
import type { Clock, Instant } from '../time.ts';
import { type Journal, journalOf } from './journal.ts';

/** What the timers of a case are counted from. */
export type TimerSituation = {
  head: Pick<Case, 'receivedAt' | 'reachedAt' | 'nextWordBy' | 'closedAt' | 'setAsideAt'> & { timers?: CaseTimer[] };
  events: readonly EventLine[];
  regime: Regime;
  class: ComplaintClass;
  law: Pick<Law, 'find' | 'company'>;
  policy: Policy;
  clock: Clock;
  now: Instant;
};

/** What starts a timer while what it asks for is not done; several where it is asked for several times. */
type Begun = { of?: string; at: Instant };

const untilSettled = ({ settledAt, start }: Journal): Begun[] => (settledAt ? [] : [{ at: start }]);

/**
 * The timers that act, each with what starts and ends it. A regime may name others: those of the customer (`completion`,
 * `offer`, `referral`) are tasks of the customer or stated in the answer; `notification` ends as it begins, since an answer is
 * sent in the transaction that decides it; `retention` is kept by functions/retention.
 */
const begun: Partial<Record<TimerName, (journal: Journal) => Begun[]>> = {
  acknowledge: ({ acknowledged, start }) => (acknowledged ? [] : [{ at: start }]),
  answer: untilSettled,
  'summary-resolution': untilSettled,
  'delay-notice': (journal) => (journal.noticed ? [] : untilSettled(journal)),
  update: ({ settledAt, spokenAt }) => (settledAt ? [] : [{ at: spokenAt }]),
  performance: ({ settledAt, promisesLeft }) => (settledAt && promisesLeft > 0 ? [{ at: settledAt }] : []),
  human: ({ personAsked }) => personAsked,
  supervisor: ({ supervisorAsked }) => supervisorAsked,
  'adr-reply': ({ adrAsked }) => adrAsked,
};

/** Timers whose end is a chance gone, not a duty broken. */
const CHANCES: CaseTimer['timer'][] = ['summary-resolution'];

export const isChance = ({ timer }: Pick<CaseTimer, 'timer'>): boolean => CHANCES.includes(timer);

const hasRule = ({ rules }: Regime, timer: TimerName, complaintClass: ComplaintClass): boolean =>
  rules.some((rule) => rule.timer === timer && (rule.classes?.includes(complaintClass) ?? true));

/**
 * The calendar of a case's regime. Where the company no longer carries it, since it left that country while the case ran,
 * only weekends are left out: that gives the earlier, safe date.
 */
const calendarOf = ({ regime, law, policy }: TimerSituation): Calendar =>
  law.find(regime.calendar) ?? {
    id: regime.calendar,
    version: 'none',
    title: regime.title,
    zone: policy.company.zone,
    validFrom: regime.appliesFrom,
    validThrough: regime.appliesFrom,
    weekend: new Set([6, 7]),
    holidays: new Map(),
  };

/**
 * What a complaint counts as for a timer. Once the customer was told what cut a service off, and when it comes back, the two hours
 * of that are kept (Ley 10/2025 art. 17.2), and what is left of the complaint is answered like any other (art. 17.1).
 */
const classFor = (
  timer: TimerName,
  { class: complaintClass, journal }: Pick<TimerSituation, 'class'> & { journal: Journal },
): ComplaintClass =>
  timer === 'answer' && complaintClass === 'continuity' && journal.explained ? 'general' : complaintClass;

/** The deadline of a timer by the law's calendar, by a journal that was read before. */
const deadlineBy = (
  situation: TimerSituation & { journal: Journal },
  timer: TimerName,
  at: Instant,
): Deadline | undefined => {
  const { regime, law, journal } = situation;
  const complaintClass = classFor(timer, situation);
  if (!hasRule(regime, timer, complaintClass)) return undefined;
  const calendarTime = (instant: Instant) => situation.clock.toCalendar(journal.start, instant);
  return deadlineOf({
    regime,
    calendar: calendarOf(situation),
    company: law.company,
    timer,
    class: complaintClass,
    start: calendarTime(at),
    deadlineEvents: journal.deadlineEvents.map(({ on, from, to }) => ({
      on,
      from: calendarTime(from),
      ...(to !== undefined && { to: calendarTime(to) }),
    })),
  });
};

/** The deadline of a timer by the law's calendar, with how it came about. Undefined where the regime sets none. */
export const lawfulDeadline = (situation: TimerSituation, timer: TimerName, at: Instant): Deadline | undefined =>
  deadlineBy({ ...situation, journal: journalOf(situation.head, situation.events) }, timer, at);

/** When that deadline comes, where time may run faster than the calendar. */
export const lawfulDue = (situation: TimerSituation, timer: TimerName, at: Instant): Instant | undefined => {
  const journal = journalOf(situation.head, situation.events);
  const deadline = deadlineBy({ ...situation, journal }, timer, at);
  return deadline && situation.clock.fromCalendar(journal.start, deadline.due);
};

/** The events that a timer of the case leaves when it fires. */
const FIRED = ['timer-warned', 'timer-breached', 'timer-lapsed', 'word-kept', 'word-broken'] as const;

const END = 100;

/**
 * The parts of a timer's time at which it fires. The next word has one before its end, where its time is long: a person is asked for it
 * while it can still be written.
 */
const thresholdsOf = (
  { policy, clock }: Pick<TimerSituation, 'policy' | 'clock'>,
  { timer, startedAt, dueAt }: Pick<CaseTimer, 'timer' | 'startedAt' | 'dueAt'>,
): number[] => {
  if (timer !== 'next-word') return [...policy.deadlines.warnings.map(({ at }) => at), END];
  const { askAt, atLeast } = policy.promises.interim;
  return dueAt >= clock.after(startedAt, atLeast) ? [askAt, END] : [END];
};

const instantAt = ({ startedAt, dueAt }: Pick<CaseTimer, 'startedAt' | 'dueAt'>, thresholdPercent: number): Instant => {
  const start = Date.parse(startedAt);
  return new Date(start + ((Date.parse(dueAt) - start) * thresholdPercent) / END).toISOString();
};

type Running = Pick<CaseTimer, 'id' | 'timer' | 'rule' | 'startedAt' | 'dueAt' | 'paused'>;

/** Adds how often the timer has fired and what fires next. Of several thresholds that are past already only the last one fires:
 * three warnings at the same moment would say no more than one. */
const recalculated = (running: Running, situation: TimerSituation): CaseTimer => {
  const { events, now } = situation;
  const fired = eventsOf(events, ...FIRED).filter(({ data }) => data.timer === running.id);
  const ofThisDate = fired.filter(({ data }) => data.dueAt === running.dueAt);
  const highest = Math.max(
    0,
    ...ofThisDate.map(({ type, data }) => (type === 'timer-warned' ? data.thresholdPercent : END)),
  );
  const left = thresholdsOf(situation, running)
    .filter((thresholdPercent) => thresholdPercent > highest)
    .map((thresholdPercent) => ({ thresholdPercent, at: instantAt(running, thresholdPercent) }));
  const next = left.findLast(({ at }) => at <= now) ?? left[0];
  return {
    ...running,
    firedCount: fired.length,
    ...(ofThisDate.some(({ type }) => type === 'timer-breached') && { breached: true as const }),
    ...(next && !running.paused && { next }),
  };
};

const legal = (situation: TimerSituation, journal: Journal): Running[] =>
  (Object.keys(begun) as TimerName[]).flatMap((timer) =>
    (begun[timer]?.(journal) ?? []).flatMap(({ of, at }): Running[] => {
      const deadline = deadlineBy({ ...situation, journal }, timer, at);
      if (!deadline) return [];
      const due = situation.clock.fromCalendar(journal.start, deadline.due);
      const limits = timer === 'answer' ? journal.answerLimits.map(({ answerBy }) => answerBy) : [];
      return [
        {
          id: of === undefined ? timer : `${timer}.${of}`,
          timer,
          rule: deadline.rule.id,
          startedAt: at,
          dueAt: [due, ...limits].sort()[0] ?? due,
          ...(deadline.paused && { paused: true }),
        },
      ];
    }),
  );

/** Something that was agreed is still to be done: its customer hears of us meanwhile. */
const waitsForPromise = ({ head }: TimerSituation, { settledAt, promisesLeft }: Journal): boolean =>
  head.closedAt !== undefined && settledAt !== undefined && promisesLeft > 0 && head.nextWordBy > head.closedAt;

/** The timer of the next update, which the company promises by itself; it is never due after the answer. */
const nextWord = (situation: TimerSituation, journal: Journal, answer: Running | undefined): Running[] => {
  const { head, now } = situation;
  if ((head.closedAt || journal.settledAt) && !waitsForPromise(situation, journal)) return [];
  const isAhead = answer && !answer.paused && answer.dueAt > now;
  const dueAt = isAhead && answer.dueAt < head.nextWordBy ? answer.dueAt : head.nextWordBy;
  const before = head.timers?.find(({ id }) => id === 'next-word');
  const startedAt = before?.dueAt === dueAt ? before.startedAt : now;
  return [{ id: 'next-word', timer: 'next-word', rule: 'policy', startedAt, dueAt }];
};

/** The timers that run for a case. None while it is parked; when it is resumed they are what they would have been. */
export const caseTimers = (situation: TimerSituation): CaseTimer[] => {
  const { head, events } = situation;
  if (head.setAsideAt) return [];
  const journal = journalOf(head, events);
  const duties = legal(situation, journal);
  const answer = duties.find(({ timer }) => timer === 'answer');
  return [...duties, ...nextWord(situation, journal, answer)].map((running) => recalculated(running, situation));
};
