import type { Day } from '../values.ts';
import { businessDayFrom, dayOff } from './business-days.ts';
import { type Calendar, type CompanyDays, withClosingDays } from './calendar.ts';
import { applyDeadlineEvent } from './deadline-events.ts';
import { addDays, instantOf, localDay, startOfDay, timeOf, timeOnDay, weekday } from './local-day.ts';
import type { ComplaintClass, Regime, Rule, TimerName } from './regime.ts';
import { asksCalendar, type Counting, countTerm } from './terms.ts';
import type { Deadline, DeadlineQuestion, DeadlineStep, RunningTerm } from './types.ts';

/**
 * The rule of a timer for a class: its own, else the one without classes.
 * @throws RangeError where the regime has none
 */
const ruleOf = (regime: Regime, timer: TimerName, complaintClass: ComplaintClass): Rule => {
  const rules = regime.rules.filter((rule) => rule.timer === timer);
  const rule =
    rules.find(({ classes }) => classes?.includes(complaintClass)) ??
    rules.find(({ classes }) => classes === undefined);
  if (rule) return rule;
  const known = [...new Set(regime.rules.map((one) => one.timer))].join(', ');
  throw new RangeError(`Regime ${regime.id} has no timer ${timer} for class ${complaintClass}; its timers: ${known}`);
};

/** When somebody who wrote after hours, or on a day off, counts as having written: the beginning of the next business day. */
const deferredStart = (start: number, { calendar, zone }: Counting, hours: CompanyDays['serviceHours']): number => {
  const day = localDay(start, zone);
  const closing = hours[`${weekday(day)}` as keyof typeof hours]?.at(-1)?.to ?? '24:00';
  if (!dayOff(calendar, day) && start < timeOnDay(day, closing, zone)) return start;
  return startOfDay(businessDayFrom(calendar, addDays(day, 1)), zone);
};

const countingOf = (question: DeadlineQuestion, rule: Rule): Counting => {
  const { regime, company, calendar } = question;
  const own = company && company.closed.length > 0;
  return {
    calendar: own && regime.companyClosingDays === 'skip' ? withClosingDays(calendar, company) : calendar,
    zone: question.zone ?? calendar.zone,
    serviceHours: company?.serviceHours ?? {},
    pauses: [],
    rollForward: rule.rollForward,
  };
};

const startOf = (question: DeadlineQuestion, rule: Rule, counting: Counting): RunningTerm => {
  const { regime } = question;
  const event = rule.from ?? regime.start.event;
  const given = timeOf(question.start);
  const steps: DeadlineStep[] = [{ is: 'started', at: question.start, event }];
  const deferrable = regime.start.afterHours === 'next-business-day' && event === regime.start.event;
  const start = deferrable ? deferredStart(given, counting, counting.serviceHours) : given;
  if (start !== given) steps.push({ is: 'deferred', to: instantOf(start), article: regime.start.article });
  return {
    start,
    term: rule.within,
    counting,
    counted: countTerm(start, rule.within, counting),
    steps,
    paused: false,
  };
};

/** The first day without known holidays that the count touched. */
const unknownFrom = (calendar: Calendar, first: Day, last: Day): Day | undefined => {
  if (first < calendar.validFrom) return first;
  return last > calendar.validThrough ? addDays(calendar.validThrough, 1) : undefined;
};

/**
 * When a timer is due, and how that came about: a pure function of what happened, so that asking again with another class or a
 * newer deadline event never needs the old answer, and never loses a pause.
 * @throws RangeError where the regime has no such timer, or a time is not an instant
 */
export const deadlineOf = (question: DeadlineQuestion): Deadline => {
  const { regime, timer } = question;
  const rule = ruleOf(regime, timer, question.class);
  const counting = countingOf(question, rule);
  const begun = startOf(question, rule, counting);
  const inOrder = [...(question.deadlineEvents ?? [])].sort((a, b) => timeOf(a.from) - timeOf(b.from));
  const { counted, steps, paused } = inOrder.reduce(
    (running, one) => applyDeadlineEvent(running, one, question),
    begun,
  );
  const [last, ...earlier] = counted;
  const { calendar, zone } = counting;
  const unknown = asksCalendar(last.span, rule)
    ? unknownFrom(calendar, localDay(begun.start, zone), localDay(last.due, zone))
    : undefined;
  return {
    timer,
    class: question.class,
    rule,
    regime,
    calendar,
    zone,
    due: instantOf(last.due),
    paused,
    steps,
    span: last.span,
    skipped: last.skipped,
    rolled: last.rolled,
    earlier: earlier.map(({ span, due }) => ({ span, due: instantOf(due) })),
    ...(unknown === undefined ? {} : { unknownFrom: unknown }),
    notYetInForce: localDay(begun.start, zone) < (rule.appliesFrom ?? regime.appliesFrom),
  };
};
