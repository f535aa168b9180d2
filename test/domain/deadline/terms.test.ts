import { describe, expect, test } from 'vitest';
import { calendarOf, withClosingDays } from '#domain/deadline/calendar.ts';
import { deadlineOf } from '#domain/deadline/deadline.ts';
import type { Term } from '#domain/deadline/regime.ts';
import { calendarWith, dueOf, regimeWith, rule } from './builders.ts';

const due = (within: Term, start: string, more: Parameters<typeof rule>[1] = {}) =>
  dueOf({ regime: regimeWith([rule(within, more)]), start });

describe('where a term ends', () => {
  test.each<[string, Term, string, string]>([
    // Friday + 1 = Monday; + 2 = Wednesday, since Tuesday 8 December is a holiday.
    [
      'business days',
      { amount: 2, unit: 'business-days' },
      '2026-12-04T18:30:00+01:00',
      '2026-12-09T23:59:59.999+01:00',
    ],
    [
      'the same business day',
      { amount: 0, unit: 'business-days' },
      '2026-12-04T23:30:00+01:00',
      '2026-12-04T23:59:59.999+01:00',
    ],
    [
      'or the next one',
      { amount: 0, unit: 'business-days' },
      '2026-12-05T08:00:00+01:00',
      '2026-12-07T23:59:59.999+01:00',
    ],
    [
      'calendar days over the change of hour',
      { amount: 5, unit: 'calendar-days' },
      '2026-10-23T10:00:00+02:00',
      '2026-10-28T23:59:59.999+01:00',
    ],
    [
      'the same day',
      { amount: 0, unit: 'calendar-days' },
      '2026-12-05T08:00:00+01:00',
      '2026-12-05T23:59:59.999+01:00',
    ],
    ['weeks', { amount: 8, unit: 'weeks' }, '2026-12-04T18:30:00+01:00', '2027-01-29T23:59:59.999+01:00'],
    [
      'a month into February',
      { amount: 1, unit: 'months' },
      '2027-01-31T10:00:00+01:00',
      '2027-02-28T23:59:59.999+01:00',
    ],
    [
      'a month into a leap February',
      { amount: 1, unit: 'months' },
      '2028-01-30T10:00:00+01:00',
      '2028-02-29T23:59:59.999+01:00',
    ],
    ['years', { amount: 5, unit: 'years' }, '2028-02-29T10:00:00+01:00', '2033-02-28T23:59:59.999+01:00'],
    [
      'hours, day and night',
      { amount: 2, unit: 'hours' },
      '2026-12-31T23:10:00+01:00',
      '2027-01-01T01:10:00.000+01:00',
    ],
    [
      'hours over the lost hour',
      { amount: 2, unit: 'hours' },
      '2026-03-29T01:30:00+01:00',
      '2026-03-29T04:30:00.000+02:00',
    ],
    [
      'hours over the repeated hour',
      { amount: 2, unit: 'hours' },
      '2026-10-25T01:30:00+02:00',
      '2026-10-25T02:30:00.000+01:00',
    ],
    ['minutes', { amount: 3, unit: 'minutes' }, '2026-12-04T18:59:00+01:00', '2026-12-04T19:02:00.000+01:00'],
  ])('%s', (_, within, start, expected) => {
    expect(due(within, start)).toBe(expected);
  });

  test.each([
    ['Friday to Monday: the business day is later', '2026-12-04T10:00:00+01:00', '2026-12-07T23:59:59.999+01:00'],
    [
      'Monday noon: Tuesday is a holiday, Wednesday it is',
      '2026-12-07T12:00:00+01:00',
      '2026-12-09T23:59:59.999+01:00',
    ],
  ])('24 hours or one business day, whichever later: %s', (_, start, expected) => {
    const within: Term = {
      later: [
        { amount: 24, unit: 'hours' },
        { amount: 1, unit: 'business-days' },
      ],
    };
    expect(due(within, start)).toBe(expected);
  });

  test('Where a term ends: a last day off moves on only where the rule says so', () => {
    const fiveDays: Term = { amount: 5, unit: 'calendar-days' };
    // Monday 30 November + 5 = Saturday 5 December; Monday is 7. Thursday 3 + 5 = Tuesday 8, a holiday.
    expect(due(fiveDays, '2026-11-30T10:00:00+01:00')).toBe('2026-12-05T23:59:59.999+01:00');
    expect(due(fiveDays, '2026-11-30T10:00:00+01:00', { rollForward: true })).toBe('2026-12-07T23:59:59.999+01:00');
    expect(due(fiveDays, '2026-12-03T10:00:00+01:00', { rollForward: true })).toBe('2026-12-09T23:59:59.999+01:00');
  });

  test('Where a term ends: the zone decides which day it was', () => {
    const regime = regimeWith([rule({ amount: 1, unit: 'calendar-days' })]);
    const start = '2026-12-09T23:30:00Z';
    expect(dueOf({ regime, start, zone: 'Europe/Madrid' })).toBe('2026-12-11T23:59:59.999+01:00');
    expect(dueOf({ regime, start, zone: 'Atlantic/Canary' })).toBe('2026-12-10T23:59:59.999+00:00');
    expect(dueOf({ regime, start, zone: 'America/Lima' })).toBe('2026-12-10T23:59:59.999-05:00');
    expect(dueOf({ regime, start, zone: 'Australia/Sydney' })).toBe('2026-12-11T23:59:59.999+11:00');
  });
});

describe('hours of service', () => {
  const morning = { from: '09:00', to: '14:00' };
  const afternoon = { from: '16:00', to: '19:00' };
  const company = {
    closed: [],
    serviceHours: { 1: [morning, afternoon], 2: [morning, afternoon], 3: [morning, afternoon], 5: [morning] },
  };
  const served = (amount: number, start: string) =>
    dueOf({ regime: regimeWith([rule({ amount, unit: 'service-hours' })]), start, company });

  test.each([
    ['within the morning', 2, '2026-12-09T10:00:00+01:00', '2026-12-09T12:00:00.000+01:00'],
    ['over lunch', 2, '2026-12-09T13:00:00+01:00', '2026-12-09T17:00:00.000+01:00'],
    ['until closing', 1, '2026-12-09T18:00:00+01:00', '2026-12-09T19:00:00.000+01:00'],
    // Wednesday evening: Thursday is closed, Friday opens at nine.
    ['from after hours', 1, '2026-12-09T20:00:00+01:00', '2026-12-11T10:00:00.000+01:00'],
    // Friday 4 until 14:00 (1 h), weekend, Monday 7 (8 h), Tuesday 8 holiday, Wednesday 9 from nine.
    ['over a weekend and a holiday', 10, '2026-12-04T13:00:00+01:00', '2026-12-09T10:00:00.000+01:00'],
  ])('%s', (_, amount, start, expected) => {
    expect(served(amount, start)).toBe(expected);
  });

  test('Hours of service rest over the weekend (chatwoot 13392: Friday 16:30 and one hour is Monday 9:30)', () => {
    const office = [{ from: '09:00', to: '17:00' }];
    expect(
      dueOf({
        regime: regimeWith([rule({ amount: 1, unit: 'service-hours' })]),
        start: '2026-11-27T16:30:00+01:00',
        company: { closed: [], serviceHours: { 1: office, 2: office, 3: office, 4: office, 5: office } },
      }),
    ).toBe('2026-11-30T09:30:00.000+01:00');
  });

  test('Hours of service need a company that says when it serves', () => {
    const regime = regimeWith([rule({ amount: 1, unit: 'service-hours' })]);
    expect(() => dueOf({ regime, start: '2026-12-04T10:00:00Z' })).toThrow(/hours of service/);
  });

  test('Hours of service defer the start where the regime allows it', () => {
    const regime = regimeWith([rule({ amount: 1, unit: 'business-days' })], {
      start: { event: 'received', afterHours: 'next-business-day' },
    });
    const at = (start: string) => dueOf({ regime, start, company });
    // In hours on Friday: Monday. After two o'timer: as if on Monday, so Wednesday (Tuesday is a holiday). Sunday: the same.
    expect(at('2026-12-04T13:59:00+01:00')).toBe('2026-12-07T23:59:59.999+01:00');
    expect(at('2026-12-04T14:00:00+01:00')).toBe('2026-12-09T23:59:59.999+01:00');
    expect(at('2026-12-06T12:00:00+01:00')).toBe('2026-12-09T23:59:59.999+01:00');
  });
});

describe("the company's own days", () => {
  const company = {
    closed: [{ from: '2026-12-24', to: '2027-01-01', name: { es: 'Cierre', en: 'Closed' } }],
    serviceHours: {},
  };
  const tenDays = [rule({ amount: 1, unit: 'business-days' })];

  test('The company’s own days make no legal date later, unless the law counts the days the provider is open', () => {
    const start = '2026-12-23T10:00:00+01:00';
    expect(dueOf({ regime: regimeWith(tenDays), start, company })).toBe('2026-12-24T23:59:59.999+01:00');
    const provider = regimeWith(tenDays, { companyClosingDays: 'skip' });
    expect(dueOf({ regime: provider, start, company })).toBe('2027-01-04T23:59:59.999+01:00');
  });

  test('The company’s own days keep the name of a public holiday', () => {
    const closed = withClosingDays(calendarWith(['2026-12-25']), company);
    expect(closed.holidays.get('2026-12-25')?.en).toBe('Feast 2026-12-25');
    expect(closed.holidays.get('2026-12-28')?.en).toBe('Closed');
  });
});

test('A region adds days, works on others and may have its own zone', () => {
  const name = { es: 'Día', en: 'Day' };
  const source = {
    id: 'es',
    version: 'v',
    title: name,
    source: 'https://example.org',
    confidence: 'primary' as const,
    checkedOn: '2026-11-22',
    zone: 'Europe/Madrid',
    validFrom: '2026-01-01',
    validThrough: '2026-12-31',
    weekend: [6, 7],
    holidays: [{ date: '2026-01-06', name }],
    regions: {
      cn: {
        title: name,
        zone: 'Atlantic/Canary',
        source: 'https://example.org',
        works: ['2026-01-06'],
        holidays: [{ date: '2026-05-30', name }],
      },
    },
  };
  const islands = calendarOf(source, 'cn');
  expect(islands).toMatchObject({ id: 'es-cn', zone: 'Atlantic/Canary' });
  expect([...islands.holidays.keys()]).toEqual(['2026-05-30']);
  expect(() => calendarOf(source, 'xx')).toThrow('Calendar es has no region xx');
});

test('Past the end of a calendar only weekends are left out, and the date says so', () => {
  const question = {
    regime: regimeWith([rule({ amount: 2, unit: 'business-days' })]),
    calendar: calendarWith(),
    timer: 'answer',
    class: 'general',
  } as const;
  expect(deadlineOf({ ...question, start: '2027-12-30T10:00:00Z' }).unknownFrom).toBe('2028-01-01');
  expect(deadlineOf({ ...question, start: '2025-12-30T10:00:00Z' }).unknownFrom).toBe('2025-12-30');
  expect(deadlineOf({ ...question, start: '2026-12-30T10:00:00Z' }).unknownFrom).toBeUndefined();
});
