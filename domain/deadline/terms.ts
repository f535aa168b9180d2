import type { Day } from '../values.ts';
import { businessDayFrom, type DayOff, dayOff } from './business-days.ts';
import type { Calendar, ServiceHours } from './calendar.ts';
import { addDays, addMonths, endOfDay, localDay, timeOnDay, weekday } from './local-day.ts';
import type { Rule, Span, Term, Unit } from './regime.ts';

/** Milliseconds between which a timer stands still; its days are those after the first, up to and including the last. */
type Pause = { from: number; to: number };

/** What a term is counted with. */
export type Counting = {
  calendar: Calendar;
  zone: string;
  serviceHours: ServiceHours;
  /** In order. */
  pauses: Pause[];
  /** A last day that is no business day moves to the next one. */
  rollForward: boolean;
};

export type Skipped = { day: Day } & (DayOff | { why: 'paused' });

/** Where a term ends: `due` in milliseconds, with the days that did not count on the way and at the end. */
export type Counted = { due: number; span: Span; skipped: Skipped[]; rolled: Skipped[] };

const MILLISECONDS = { minutes: 60_000, hours: 3_600_000 } as const;
/** A service closed for longer than this is a slip in the policy, not a holiday. */
const LONGEST_SEARCH_DAYS = 3660;

type Off = (day: Day) => Skipped | undefined;

const pausedOn = ({ pauses, zone }: Counting): Off => {
  if (pauses.length === 0) return () => undefined;
  const spans = pauses.map(({ from, to }) => [localDay(from, zone), localDay(to, zone)] as const);
  return (day) => (spans.some(([from, to]) => from < day && day <= to) ? { day, why: 'paused' } : undefined);
};

/** The `amount`-th day after `start` that is not off. */
const countDays = (start: Day, amount: number, off: Off): { day: Day; skipped: Skipped[] } => {
  const skipped: Skipped[] = [];
  let day = start;
  for (let left = amount; left > 0; ) {
    day = addDays(day, 1);
    const why = off(day);
    if (why) skipped.push(why);
    else left--;
  }
  return { day, skipped };
};

/** A paused month is longer by the days paused: date to date first, then one more day for each. */
const countMonths = (start: Day, amount: number, paused: Off): { day: Day; skipped: Skipped[] } => {
  const end = addMonths(start, amount);
  const skipped: Skipped[] = [];
  for (let day = addDays(start, 1); day <= end; day = addDays(day, 1)) {
    const why = paused(day);
    if (why) skipped.push(why);
  }
  const rest = countDays(end, skipped.length, paused);
  return { day: rest.day, skipped: [...skipped, ...rest.skipped] };
};

const countBusinessDays = (start: Day, amount: number, { calendar, paused }: { calendar: Calendar; paused: Off }) => {
  const off: Off = (day) => {
    const rest = dayOff(calendar, day);
    return rest ? { day, ...rest } : paused(day);
  };
  const first = off(start);
  if (amount > 0 || !first) return countDays(start, amount, off);
  const { day, skipped } = countDays(start, 1, off);
  return { day, skipped: [first, ...skipped] };
};

const lastDay = (start: Day, { amount, unit }: Span, counting: Counting) => {
  const paused = pausedOn(counting);
  switch (unit) {
    case 'business-days':
      return countBusinessDays(start, amount, { calendar: counting.calendar, paused });
    case 'weeks':
      return countDays(start, amount * 7, paused);
    case 'months':
      return countMonths(start, amount, paused);
    case 'years':
      return countMonths(start, amount * 12, paused);
    default:
      return countDays(start, amount, paused);
  }
};

/** Days passed over when a last day moves to the next business day. */
const rollForward = (day: Day, calendar: Calendar): { day: Day; rolled: Skipped[] } => {
  const end = businessDayFrom(calendar, day);
  const rolled: Skipped[] = [];
  for (let passed = day; passed < end; passed = addDays(passed, 1)) {
    const off = dayOff(calendar, passed);
    if (off) rolled.push({ day: passed, ...off });
  }
  return { day: end, rolled };
};

/** Time passes day and night, except in pauses. */
const countTime = (start: number, length: number, pauses: Pause[]): number => {
  let due = start + length;
  let counted = start;
  for (const { from, to } of pauses) {
    const begin = Math.max(from, counted);
    if (begin >= due || to <= begin) continue;
    due += to - begin;
    counted = to;
  }
  return due;
};

/** Times of service on a day, in order, without what a pause takes away. */
const openTimes = (day: Day, { calendar, zone, serviceHours, pauses }: Counting): Pause[] => {
  const intervals = calendar.holidays.has(day) ? [] : serviceHours[`${weekday(day)}` as keyof ServiceHours];
  const open = (intervals ?? []).map(({ from, to }) => ({
    from: timeOnDay(day, from, zone),
    to: timeOnDay(day, to, zone),
  }));
  return pauses.reduce(
    (left, pause) =>
      left
        .flatMap(({ from, to }) => [
          { from, to: Math.min(to, Math.max(from, pause.from)) },
          { from: Math.max(from, Math.min(to, pause.to)), to },
        ])
        .filter(({ from, to }) => from < to),
    open,
  );
};

const countServiceTime = (start: number, length: number, counting: Counting): number => {
  let left = length;
  let day = localDay(start, counting.zone);
  for (let days = 0; days < LONGEST_SEARCH_DAYS; days++, day = addDays(day, 1))
    for (const open of openTimes(day, counting)) {
      const from = Math.max(open.from, start);
      if (open.to - from >= left) return from + left;
      left -= Math.max(0, open.to - from);
    }
  throw new RangeError('A term in service hours needs hours of service in the company calendar');
};

const TIMED: ReadonlySet<Unit> = new Set(['minutes', 'hours', 'service-minutes', 'service-hours']);

/** Whether a term counts only while the company serves. */
const isServiceTime = ({ unit }: Pick<Span, 'unit'>): boolean => unit === 'service-hours' || unit === 'service-minutes';

/** Minutes of service of a company that names no hours are minutes; hours of service then cannot be counted. */
const countsInService = (span: Span, { serviceHours }: Counting): boolean =>
  span.unit === 'service-hours' ||
  (span.unit === 'service-minutes' && Object.values(serviceHours).some((hours) => hours.length > 0));

const countSpan = (start: number, span: Span, counting: Counting): Counted => {
  if (TIMED.has(span.unit)) {
    const length = span.amount * (span.unit.endsWith('minutes') ? MILLISECONDS.minutes : MILLISECONDS.hours);
    const due = countsInService(span, counting)
      ? countServiceTime(start, length, counting)
      : countTime(start, length, counting.pauses);
    return { due, span, skipped: [], rolled: [] };
  }
  const { day, skipped } = lastDay(localDay(start, counting.zone), span, counting);
  const end = counting.rollForward ? rollForward(day, counting.calendar) : { day, rolled: [] };
  return { due: endOfDay(end.day, counting.zone), span, skipped, rolled: end.rolled };
};

/**
 * Where a term that starts at an instant (milliseconds) ends. The first day is not counted; a term in days ends with the last
 * moment of its last day in the zone. Of several spans, all are returned, the one that ends last first.
 * @throws RangeError where service hours are asked for and the company has none
 */
export const countTerm = (start: number, term: Term, counting: Counting): [Counted, ...Counted[]] => {
  if (!('later' in term)) return [countSpan(start, term, counting)];
  const counted = term.later.map((span) => countSpan(start, span, counting));
  return counted.sort((a, b) => b.due - a.due) as [Counted, ...Counted[]];
};

/** Exact times and calendar days ask no calendar, unless the end moves off a holiday. */
export const asksCalendar = (span: Span, rule: Pick<Rule, 'rollForward'>): boolean =>
  span.unit === 'business-days' || isServiceTime(span) || rule.rollForward === true;
