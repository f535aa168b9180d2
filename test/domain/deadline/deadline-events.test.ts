import { describe, expect, test } from 'vitest';
import { deadlineOf } from '#domain/deadline/deadline.ts';
import { withOffset } from '#domain/deadline/local-day.ts';
import type { DeadlineEvent } from '#domain/deadline/types.ts';
import { calendarWith, dueOf, regimeWith, rule } from './builders.ts';

const fifteen = rule({ amount: 15, unit: 'business-days' });
const billing = rule({ amount: 5, unit: 'calendar-days' }, { id: 'answer-billing', classes: ['billing'] });
const regime = regimeWith([fifteen, billing], {
  operations: [
    { on: 'completion-requested', op: 'restart', article: 'art. 13.3' },
    { on: 'offer-sent', op: 'suspend', limit: { amount: 5, unit: 'business-days' }, article: 'art. 6-A' },
    { on: 'allegations-requested', op: 'interrupt', article: 'art. 29' },
  ],
  extensions: [
    {
      timer: 'answer',
      classes: ['general'],
      within: { amount: 35, unit: 'business-days' },
      noticeWithin: { amount: 10, unit: 'business-days' },
      when: { es: 'Fuera de control', en: 'Beyond control' },
      article: 'art. 2',
    },
  ],
});
/** Monday; without anything else the 15th business day is Tuesday 22 December (8 December is a holiday). */
const start = '2026-11-30T10:00:00+01:00';
const ask = (deadlineEvents: DeadlineEvent[], more: Partial<Parameters<typeof deadlineOf>[0]> = {}) => {
  const deadline = deadlineOf({
    regime,
    calendar: calendarWith(),
    timer: 'answer',
    class: 'general',
    start,
    deadlineEvents,
    ...more,
  });
  return {
    due: withOffset(deadline.due, deadline.zone).slice(0, 10),
    paused: deadline.paused,
    last: deadline.steps.at(-1),
  };
};

test('Nothing happened: 15 business days', () => {
  expect(ask([])).toMatchObject({ due: '2026-12-22', paused: false });
});

describe('a restart', () => {
  const from = '2026-12-02T09:00:00+01:00';

  test('A restart counts anew from the completion', () => {
    // Completed Thursday 10 December: 11 (1), 14-18 (6), 21-25 (11, the 25th is no holiday here), 28-31 (15).
    const to = '2026-12-10T09:00:00+01:00';
    expect(ask([{ on: 'completion-requested', from, to }])).toMatchObject({
      due: '2026-12-31',
      last: { is: 'restarted' },
    });
  });

  test('A restart stops the timer while the customer has not completed', () => {
    expect(ask([{ on: 'completion-requested', from }])).toMatchObject({ due: '2026-12-22', paused: true });
  });

  test('A restart forgets the pauses before it', () => {
    const offer: DeadlineEvent = {
      on: 'offer-sent',
      from: '2026-12-01T09:00:00+01:00',
      to: '2026-12-02T08:00:00+01:00',
    };
    const completion: DeadlineEvent = { on: 'completion-requested', from, to: '2026-12-10T09:00:00+01:00' };
    expect(ask([completion, offer]).due).toBe('2026-12-31');
  });

  test('A restart: an interruption counts anew too', () => {
    const to = '2026-12-10T09:00:00+01:00';
    expect(ask([{ on: 'allegations-requested', from, to }]).due).toBe('2026-12-31');
  });
});

describe('a suspension', () => {
  const from = '2026-12-01T17:00:00+01:00';

  test('A suspension leaves out the days after its first, up to its last', () => {
    // Tuesday to Thursday: two days. The end moves from Tuesday 22 to Thursday 24.
    expect(ask([{ on: 'offer-sent', from, to: '2026-12-03T09:00:00+01:00' }]).due).toBe('2026-12-24');
  });

  test('A suspension leaves out no day where it ends the day it began', () => {
    expect(ask([{ on: 'offer-sent', from, to: '2026-12-01T18:00:00+01:00' }]).due).toBe('2026-12-22');
  });

  test('A suspension ends at its limit: an offer of weeks, and one nobody answers', () => {
    // 5 business days after Tuesday 1: 2, 3, 4, 7, 9 (8 is a holiday). The end moves 5 business days: 23, 24, 25, 28, 29.
    const open = ask([{ on: 'offer-sent', from }]);
    expect(open).toMatchObject({ due: '2026-12-29', paused: false, last: { limited: true } });
    expect(ask([{ on: 'offer-sent', from, to: '2027-01-20T09:00:00+01:00' }]).due).toBe('2026-12-29');
  });

  test('A suspension does not count a day twice where two overlap', () => {
    const one: DeadlineEvent = { on: 'offer-sent', from, to: '2026-12-03T09:00:00+01:00' };
    const two: DeadlineEvent = { on: 'offer-sent', from: '2026-12-02T09:00:00+01:00', to: '2026-12-03T12:00:00+01:00' };
    expect(ask([two, one]).due).toBe('2026-12-24');
  });

  test('A suspension lengthens calendar days, weeks, months, hours and service hours', () => {
    const day = { from: '09:00', to: '17:00' };
    const due = (amount: number, unit: 'calendar-days' | 'weeks' | 'months' | 'hours' | 'service-hours') =>
      dueOf({
        regime: regimeWith([rule({ amount, unit })], {
          operations: [{ on: 'offer-sent', op: 'suspend', article: 'a' }],
        }),
        start,
        company: { closed: [], serviceHours: { 1: [day], 2: [day], 3: [day], 4: [day], 5: [day] } },
        deadlineEvents: [{ on: 'offer-sent', from: '2026-11-30T12:00:00+01:00', to: '2026-12-02T12:00:00+01:00' }],
      });
    expect(due(5, 'calendar-days')).toBe('2026-12-07T23:59:59.999+01:00');
    expect(due(1, 'weeks')).toBe('2026-12-09T23:59:59.999+01:00');
    expect(due(1, 'months')).toBe('2027-01-01T23:59:59.999+01:00');
    expect(due(4, 'hours')).toBe('2026-12-02T14:00:00.000+01:00');
    // Two hours before the pause, the third at one o'timer on Wednesday.
    expect(due(3, 'service-hours')).toBe('2026-12-02T13:00:00.000+01:00');
  });

  test('A suspension without a limit and without an end stops the timer', () => {
    const open = regimeWith([fifteen], { operations: [{ on: 'offer-sent', op: 'suspend', article: 'a' }] });
    expect(ask([{ on: 'offer-sent', from }], { regime: open })).toMatchObject({ due: '2026-12-22', paused: true });
  });
});

describe('an extension', () => {
  test('An extension counts the longer term from the same start', () => {
    // 35 business days after 30 November: 1-4 Dec (4), 7, 9-11 (8), 14-18 (13), 21-25 (18), 28-1 Jan (23), 4-8 (28), 11-15 (33), 18, 19.
    expect(ask([{ on: 'late-notice', from: '2026-12-14T10:00:00+01:00' }]).due).toBe('2027-01-19');
  });

  test('An extension is lost where the notice comes too late', () => {
    // The 10th business day is Tuesday 15 December.
    expect(ask([{ on: 'late-notice', from: '2026-12-16T10:00:00+01:00' }])).toMatchObject({
      due: '2026-12-22',
      last: { is: 'ignored', because: 'notice-too-late' },
    });
  });

  test('An extension holds only for the classes that it names', () => {
    expect(ask([{ on: 'late-notice', from: '2026-12-01T10:00:00+01:00' }], { class: 'billing' })).toMatchObject({
      due: '2026-12-05',
      last: { because: 'no-rule' },
    });
  });
});

describe('what changes nothing, and says why', () => {
  test.each<[string, DeadlineEvent, string]>([
    [
      'after the due date a breach stays a breach',
      { on: 'completion-requested', from: '2026-12-23T10:00:00+01:00', to: '2026-12-24T10:00:00+01:00' },
      'after-due',
    ],
    [
      'over before it began',
      { on: 'offer-sent', from: '2026-11-20T10:00:00+01:00', to: '2026-11-25T10:00:00+01:00' },
      'before-start',
    ],
  ])('%s', (_, deadlineEvent, because) => {
    expect(ask([deadlineEvent])).toMatchObject({ due: '2026-12-22', last: { is: 'ignored', because } });
  });

  test('What changes nothing, and says why: another timer of the case', () => {
    const update = regimeWith([rule({ amount: 1, unit: 'business-days' }, { timer: 'acknowledge' })], {
      operations: [{ on: 'offer-sent', op: 'suspend', article: 'a' }],
    });
    const deadlineEvent: DeadlineEvent = { on: 'offer-sent', from: start, to: '2026-12-10T10:00:00+01:00' };
    expect(ask([deadlineEvent], { regime: update, timer: 'acknowledge' })).toMatchObject({
      due: '2026-12-01',
      last: { because: 'no-rule' },
    });
  });

  test('What changes nothing, and says why: what ends before it begins is an error', () => {
    expect(() => ask([{ on: 'offer-sent', from: '2026-12-02T10:00:00Z', to: '2026-12-01T10:00:00Z' }])).toThrow(
      RangeError,
    );
  });
});

describe('re-classification', () => {
  test('Re-classification counts from the original start, whatever the class was before', () => {
    expect(ask([], { class: 'billing' }).due).toBe('2026-12-05');
    expect(ask([], { class: 'continuity' }).due).toBe('2026-12-22');
  });

  /** glpi 15605: the paused time was lost when the policy changed. */
  test('Re-classification keeps the pauses', () => {
    const pause: DeadlineEvent = {
      on: 'offer-sent',
      from: '2026-12-01T17:00:00+01:00',
      to: '2026-12-03T09:00:00+01:00',
    };
    expect(ask([pause], { class: 'billing' }).due).toBe('2026-12-07');
    expect(ask([pause], { class: 'general' }).due).toBe('2026-12-24');
  });
});

test('A timer that the regime does not have is an error that names those it has', () => {
  expect(() => ask([], { timer: 'update' })).toThrow(
    'Regime test has no timer update for class general; its timers: answer',
  );
});
