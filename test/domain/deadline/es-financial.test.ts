import { describe } from 'vitest';
import { table } from '#test/support/law.ts';

// Worked out by hand. A month runs from date to date; its end does not move off a day of rest.
describe('es-financial: one month (29 bis.3, 29 septies.1)', () => {
  table('es-financial', [
    ['date to date', '2027-01-15T10:00:00+01:00', '2027-02-15 +01:00'],
    ['Friday evening', '2026-12-04T18:30:00+01:00', '2027-01-04 +01:00'],
    ['31 January has no 31 February: the 28th, a Sunday', '2027-01-31T10:00:00+01:00', '2027-02-28 +01:00'],
    ['30 January', '2027-01-30T10:00:00+01:00', '2027-02-28 +01:00'],
    ['leap year', '2028-01-31T10:00:00+01:00', '2028-02-29 +01:00'],
    ['28 February to 28 March, the day of summer time', '2027-02-28T10:00:00+01:00', '2027-03-28 +02:00'],
    ['ends on Sunday 6 December', '2026-11-06T10:00:00+01:00', '2026-12-06 +01:00'],
    ['ends on 8 December', '2026-11-08T10:00:00+01:00', '2026-12-08 +01:00'],
    ['ends at Christmas', '2026-11-25T10:00:00+01:00', '2026-12-25 +01:00'],
    ['ends on Good Friday', '2027-02-26T10:00:00+01:00', '2027-03-26 +01:00'],
    ['August, 31 to 31', '2027-07-31T10:00:00+02:00', '2027-08-31 +02:00'],
    // 23:30 in Las Palmas on 31 January is 1 February in Madrid.
    ['month end, Canary Islands', '2027-01-31T23:30:00Z', '2027-02-28 +00:00', { zone: 'Atlantic/Canary' }],
    ['month end, Madrid', '2027-01-31T23:30:00Z', '2027-03-01 +01:00'],
    [
      'a rectification interrupts: one month from 1 February',
      '2027-01-15T10:00:00+01:00',
      '2027-03-01 +01:00',
      {
        deadlineEvents: [
          { on: 'completion-requested', from: '2027-01-20T10:00:00+01:00', to: '2027-02-01T10:00:00+01:00' },
        ],
      },
    ],
    [
      'telling the measures taken does not move the date',
      '2026-12-04T18:30:00+01:00',
      '2027-01-04 +01:00',
      { deadlineEvents: [{ on: 'late-notice', from: '2026-12-28T10:00:00+01:00' }] },
    ],
  ]);
});

describe('es-financial: payment services, 15 business days (69 RDL 19/2018)', () => {
  const payment = { class: 'payment' } as const;
  table('es-financial', [
    // 7(1) [8] 9 10 11(4) 14-18(9) 21-24(13) [25] 28(14) 29(15).
    ['Friday evening', '2026-12-04T18:30:00+01:00', '2026-12-29 +01:00', payment],
    // Fri 19 Mar. 22-25(4) [26] 29-2(9) 5-9(14) 12(15).
    ['Easter', '2027-03-19T10:00:00+01:00', '2027-04-12 +02:00', payment],
    [
      'a holding reply in time: one month from receipt',
      '2026-12-04T18:30:00+01:00',
      '2027-01-04 +01:00',
      { ...payment, deadlineEvents: [{ on: 'late-notice', from: '2026-12-22T10:00:00+01:00' }] },
    ],
    [
      'a holding reply after the 15 days gives nothing',
      '2026-12-04T18:30:00+01:00',
      '2026-12-29 +01:00',
      { ...payment, deadlineEvents: [{ on: 'late-notice', from: '2026-12-30T10:00:00+01:00' }] },
    ],
  ]);
});

describe('es-financial: the other timers', () => {
  table('es-financial', [
    // Mon 7 Dec is a working day of the country.
    ['acknowledgment', '2026-12-04T18:30:00+01:00', '2026-12-07 +01:00', { timer: 'acknowledge' }],
    // [25] [26] [27] 28.
    ['acknowledgment at Christmas', '2026-12-24T10:00:00+01:00', '2026-12-28 +01:00', { timer: 'acknowledge' }],
    ['ten days to rectify', '2027-01-20T10:00:00+01:00', '2027-01-30 +01:00', { timer: 'completion' }],
    ['ten days to notify', '2026-12-20T10:00:00+01:00', '2026-12-30 +01:00', { timer: 'notification' }],
  ]);
});
