import type { Instant } from '../time.ts';
import type { Day } from '../values.ts';
import type { Calendar, CompanyDays } from './calendar.ts';
import type {
  ComplaintClass,
  DeadlineEventKind,
  Extension,
  Operation,
  Regime,
  Rule,
  Span,
  StartEvent,
  Term,
  TimerName,
} from './regime.ts';
import type { Counted, Counting, Skipped } from './terms.ts';

export type DeadlineQuestion = {
  regime: Regime;
  calendar: Calendar;
  company?: CompanyDays;
  /** Zone in which days begin and end; the calendar's, if absent. */
  zone?: string;
  timer: TimerName;
  class: ComplaintClass;
  /**
   * The event that starts the timer (`rule.from`, else the regime's start). Always the original one: whoever re-classifies a
   * case asks again with the new class, the same start and the same deadline events.
   */
  start: Instant;
  /** Everything that happened to the case, of any kind; those that mean nothing to this timer are steps of kind `ignored`. */
  deadlineEvents?: DeadlineEvent[];
};

/** One fact of how a date came about, in the order in which they count. */
export type DeadlineStep =
  | { is: 'started'; at: Instant; event: StartEvent }
  | { is: 'deferred'; to: Instant; article: string | undefined }
  | { is: 'restarted'; deadlineEvent: DeadlineEvent; operation: Operation }
  | { is: 'suspended'; deadlineEvent: DeadlineEvent; operation: Operation; until: Instant; limited: boolean }
  | { is: 'paused'; deadlineEvent: DeadlineEvent; operation: Operation }
  | { is: 'extended'; deadlineEvent: DeadlineEvent; extension: Extension }
  | {
      is: 'ignored';
      deadlineEvent: DeadlineEvent;
      because: 'no-rule' | 'before-start' | 'after-due' | 'notice-too-late';
    };

export type Deadline = {
  timer: TimerName;
  class: ComplaintClass;
  rule: Rule;
  regime: Regime;
  calendar: Calendar;
  zone: string;
  due: Instant;
  /** An open deadline event holds the timer: `due` would be the date if it had not, and nothing can be late before it ends. */
  paused: boolean;
  steps: DeadlineStep[];
  /** The span that decides, the days that did not count, and the days that the end moved over. */
  span: Span;
  skipped: Skipped[];
  rolled: Skipped[];
  /** Of a rule "whichever later", the ends that were not. */
  earlier: { span: Span; due: Instant }[];
  /** First day of which the calendar knows no holidays, if the count came so far: the date may then be too early, never too late. */
  unknownFrom?: Day;
  /** The rule was not yet in force at the start. */
  notYetInForce: boolean;
};

/** Something that happened to a case and may touch its timers; without `to` it has not ended. */
export type DeadlineEvent = { on: DeadlineEventKind; from: Instant; to?: Instant };

/** A timer on its way: what its term is counted from and with, and where that ends for now. */
export type RunningTerm = {
  /** Milliseconds. */
  start: number;
  term: Term;
  counting: Counting;
  counted: [Counted, ...Counted[]];
  steps: DeadlineStep[];
  paused: boolean;
};
