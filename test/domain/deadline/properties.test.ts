import fc from 'fast-check';
import { expect, test } from 'vitest';
import { businessDaysBetween, dayOff } from '#domain/deadline/business-days.ts';
import { deadlineOf } from '#domain/deadline/deadline.ts';
import { explain } from '#domain/deadline/explain.ts';
import { addDays, localDay, timeOf } from '#domain/deadline/local-day.ts';
import { type ComplaintClass, type Span, units } from '#domain/deadline/regime.ts';
import type { DeadlineEvent } from '#domain/deadline/types.ts';
import { calendarWith, regimeWith, rule } from './builders.ts';

const zones = [
  'Europe/Madrid',
  'Atlantic/Canary',
  'America/Lima',
  'Australia/Sydney',
  'America/New_York',
  'America/Santiago',
];
const FIRST = Date.parse('2026-01-01T00:00:00Z');
const MINUTES = 700 * 24 * 60;

const instant = fc.integer({ min: 0, max: MINUTES }).map((minute) => new Date(FIRST + minute * 60_000).toISOString());
const day = instant.map((at) => at.slice(0, 10));
const holidays = fc.uniqueArray(day, { maxLength: 40 });
const span: fc.Arbitrary<Span> = fc.record({
  amount: fc.integer({ min: 0, max: 60 }),
  unit: fc.constantFrom(...units.filter((unit) => unit !== 'years')),
});
const openHours = [
  { from: '09:00', to: '14:00' },
  { from: '16:00', to: '19:00' },
];
const company = {
  closed: [],
  serviceHours: { 1: openHours, 2: openHours, 3: openHours, 4: openHours, 5: openHours },
};
/** An offer within the first days, of up to a month, or still open. */
const offers = (start: string): fc.Arbitrary<DeadlineEvent[]> =>
  fc.array(
    fc
      .tuple(fc.integer({ min: 0, max: 20_000 }), fc.option(fc.integer({ min: 0, max: 40_000 })))
      .map(([after, length]) => {
        const from = Date.parse(start) + after * 60_000;
        const to = length === null ? {} : { to: new Date(from + length * 60_000).toISOString() };
        return { on: 'offer-sent', from: new Date(from).toISOString(), ...to };
      }),
    { maxLength: 3 },
  );

const question = fc
  .record({
    start: instant,
    zone: fc.constantFrom(...zones),
    general: span,
    billing: span,
    holidays,
    rollForward: fc.boolean(),
    afterHours: fc.constantFrom('same-day' as const, 'next-business-day' as const),
  })
  .chain((one) => offers(one.start).map((deadlineEvents) => ({ ...one, deadlineEvents })));
type Question = typeof question extends fc.Arbitrary<infer T> ? T : never;

const answer = (one: Question, complaintClass: ComplaintClass = 'general') =>
  deadlineOf({
    regime: regimeWith(
      [
        rule(one.general, { rollForward: one.rollForward }),
        rule(one.billing, { id: 'answer-billing', classes: ['billing'], rollForward: one.rollForward }),
      ],
      {
        start: { event: 'received', afterHours: one.afterHours },
        operations: [{ on: 'offer-sent', op: 'suspend', limit: { amount: 5, unit: 'business-days' }, article: 'a' }],
      },
    ),
    calendar: calendarWith(one.holidays, one.zone),
    company,
    timer: 'answer',
    class: complaintClass,
    start: one.start,
    deadlineEvents: one.deadlineEvents,
  });
const due = (...args: Parameters<typeof answer>): number => timeOf(answer(...args).due);

test('A date is never before its start, and days end with their last moment in the zone', () => {
  fc.assert(
    fc.property(question, (one) => {
      const { due: at, span: decided, zone } = answer(one);
      expect(timeOf(at)).toBeGreaterThanOrEqual(timeOf(one.start));
      if (!['minutes', 'hours', 'service-minutes', 'service-hours'].includes(decided.unit))
        expect(localDay(timeOf(at) + 1, zone)).toBe(addDays(localDay(timeOf(at), zone), 1));
    }),
  );
});

test('A holiday more never makes it earlier', () => {
  fc.assert(
    fc.property(question, day, (one, holiday) => {
      expect(due({ ...one, holidays: [...new Set([...one.holidays, holiday])] })).toBeGreaterThanOrEqual(due(one));
    }),
  );
});

test('Pausing and resuming at once changes nothing', () => {
  fc.assert(
    fc.property(question, fc.integer({ min: 0, max: 100_000 }), (one, minutes) => {
      const at = new Date(timeOf(one.start) + minutes * 60_000).toISOString();
      const deadlineEvents: DeadlineEvent[] = [...one.deadlineEvents, { on: 'offer-sent', from: at, to: at }];
      expect(due({ ...one, deadlineEvents })).toBe(due(one));
    }),
  );
});

test('A pause never makes it earlier', () => {
  fc.assert(
    fc.property(question, (one) => {
      expect(due(one)).toBeGreaterThanOrEqual(due({ ...one, deadlineEvents: [] }));
    }),
  );
});

test('After re-classification a date is what it would have been from the start: no later, no earlier, and back again', () => {
  fc.assert(
    fc.property(question, (one) => {
      const fromTheStart = due({ ...one, general: one.billing });
      expect(due(one, 'billing')).toBe(fromTheStart);
      expect(due({ ...one, billing: one.general }, 'billing')).toBe(due(one));
    }),
  );
});

test('Business days added are the business days between', () => {
  fc.assert(
    fc.property(
      instant,
      fc.constantFrom(...zones),
      holidays,
      fc.integer({ min: 0, max: 60 }),
      (start, zone, off, amount) => {
        const calendar = calendarWith(off, zone);
        const regime = regimeWith([rule({ amount, unit: 'business-days' })]);
        const deadline = deadlineOf({ regime, calendar, timer: 'answer', class: 'general', start });
        const [from, to] = [localDay(timeOf(start), zone), localDay(timeOf(deadline.due), zone)];
        const first = amount === 0 && dayOff(calendar, from) ? 1 : 0;
        expect(businessDaysBetween(calendar, from, to)).toBe(amount + first);
        expect(dayOff(calendar, to)).toBeUndefined();
      },
    ),
  );
});

test('Every day between is either counted or told', () => {
  fc.assert(
    fc.property(instant, holidays, fc.integer({ min: 1, max: 60 }), (start, off, amount) => {
      const deadline = deadlineOf({
        regime: regimeWith([rule({ amount, unit: 'business-days' })]),
        calendar: calendarWith(off),
        timer: 'answer',
        class: 'general',
        start,
      });
      const [from, to] = [start, deadline.due].map((at) => Date.parse(localDay(timeOf(at), deadline.zone)));
      expect(((to ?? 0) - (from ?? 0)) / 86_400_000).toBe(amount + deadline.skipped.length);
    }),
  );
});

test('Every date can be explained in both languages', () => {
  fc.assert(
    fc.property(question, (one) => {
      const [es, en] = [explain(answer(one), 'es'), explain(answer(one), 'en')];
      expect(es.length).toBe(en.length);
      expect([...es, ...en].join(' ')).not.toMatch(/undefined|null|NaN|\[object/);
    }),
    { numRuns: 50 },
  );
});
