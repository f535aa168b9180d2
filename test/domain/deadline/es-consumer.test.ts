import { describe } from 'vitest';
import { table } from '#test/support/law.ts';

// Fifteen calendar days: the day of receipt plus 15, wherever that falls. Worked out by hand.
describe('es-consumer: fifteen days (21.3)', () => {
  table('es-consumer', [
    ['Friday evening; ends on a Saturday', '2026-12-04T18:30:00+01:00', '2026-12-19 +01:00'],
    ['the last moment of a day', '2026-12-04T23:59:59.999+01:00', '2026-12-19 +01:00'],
    ['the first moment of the next', '2026-12-05T00:00:00+01:00', '2026-12-20 +01:00'],
    // 21 Nov + 9 = 30 Nov, + 6.
    ['ends on Sunday 6 December, Constitution Day', '2026-11-21T10:00:00+01:00', '2026-12-06 +01:00'],
    ['ends on 8 December', '2026-11-23T10:00:00+01:00', '2026-12-08 +01:00'],
    ['ends at Christmas', '2026-12-10T10:00:00+01:00', '2026-12-25 +01:00'],
    // 17 Dec + 14 = 31 Dec, + 1.
    ['ends on New Year’s Day', '2026-12-17T10:00:00+01:00', '2027-01-01 +01:00'],
    // 22 Dec + 9 = 31 Dec, + 6.
    ['ends on Epiphany', '2026-12-22T10:00:00+01:00', '2027-01-06 +01:00'],
    ['ends on 28 February', '2027-02-13T10:00:00+01:00', '2027-02-28 +01:00'],
    ['28 days in February', '2027-02-14T10:00:00+01:00', '2027-03-01 +01:00'],
    ['29 days in February', '2028-02-14T10:00:00+01:00', '2028-02-29 +01:00'],
    ['ends on Good Friday', '2027-03-11T10:00:00+01:00', '2027-03-26 +01:00'],
    ['ends on the day of summer time, 23 hours long', '2027-03-13T10:00:00+01:00', '2027-03-28 +02:00'],
    ['ends on the day of winter time, 25 hours long', '2026-10-10T10:00:00+02:00', '2026-10-25 +01:00'],
    ['ends on 15 August', '2026-07-31T10:00:00+02:00', '2026-08-15 +02:00'],
    // 23:30 in Las Palmas on the 4th is 00:30 of the 5th in Madrid.
    ['midnight, Canary Islands', '2026-12-04T23:30:00Z', '2026-12-19 +00:00', { zone: 'Atlantic/Canary' }],
    ['midnight, Madrid', '2026-12-04T23:30:00Z', '2026-12-20 +01:00'],
    ['billing has no term of its own', '2026-12-04T18:30:00+01:00', '2026-12-19 +01:00', { class: 'billing' }],
    ['nor has an interruption', '2026-12-04T18:30:00+01:00', '2026-12-19 +01:00', { class: 'continuity' }],
    [
      'a request to complete changes nothing: the article knows none',
      '2026-12-04T18:30:00+01:00',
      '2026-12-19 +01:00',
      {
        deadlineEvents: [
          { on: 'completion-requested', from: '2026-12-07T10:00:00+01:00', to: '2026-12-14T10:00:00+01:00' },
        ],
      },
    ],
    ['receipt', '2026-12-04T18:30:00+01:00', '2026-12-04T18:35:00.000+01:00', { timer: 'acknowledge' }],
  ]);
});
