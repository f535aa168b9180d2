import { describe } from 'vitest';
import { table } from '#test/support/law.ts';

const notice = (from: string) => ({ deadlineEvents: [{ on: 'late-notice', from } as const] });

// Worked out by hand; (n) is the n-th day that counts, [d] one that does not.
describe('uk-disp: eight weeks (1.6.2R)', () => {
  table('uk-disp', [
    // 56 days: 1 January is the 28th.
    ['Friday evening', '2026-12-04T18:30:00Z', '2027-01-29 +00:00'],
    // 1 March is the 28th; the end does not move off Easter Monday; summer time from 28 March.
    ['ends on Easter Monday', '2027-02-01T10:00:00Z', '2027-03-29 +01:00'],
    // 28 March is the 28th.
    ['28 February', '2027-02-28T10:00:00Z', '2027-04-25 +01:00'],
    // 31 January is the 27th, 29 February the 56th.
    ['ends on a leap day', '2028-01-04T10:00:00Z', '2028-02-29 +00:00'],
    [
      'a letter at eight weeks does not move the date',
      '2026-12-04T18:30:00Z',
      '2027-01-29 +00:00',
      notice('2027-01-28T10:00:00Z'),
    ],
    ['billing has no term of its own', '2026-12-04T18:30:00Z', '2027-01-29 +00:00', { class: 'billing' }],
  ]);
});

describe('uk-disp: summary resolution by close of the third business day (1.5)', () => {
  const timer = 'summary-resolution';
  const scotland = { timer, calendar: 'gb-sct' } as const;
  table('uk-disp', [
    // 7(1) 8(2) 9(3).
    ['Friday evening', '2026-12-04T18:30:00Z', '2026-12-09 +00:00', { timer }],
    // 24(1) [25] [28 for Boxing Day] 29(2) 30(3).
    ['Christmas', '2026-12-23T10:00:00Z', '2026-12-30 +00:00', { timer }],
    // [25] [28] 29 30 31(3).
    ['Christmas Eve', '2026-12-24T10:00:00Z', '2026-12-31 +00:00', { timer }],
    // [1] 4 5 6(3).
    ['New Year’s Eve', '2026-12-31T10:00:00Z', '2027-01-06 +00:00', { timer }],
    // [1] [4 for 2 January] 5 6 7(3).
    ['New Year’s Eve in Scotland', '2026-12-31T10:00:00Z', '2027-01-07 +00:00', scotland],
    // [26] [29] 30 31 1(3).
    ['Easter', '2027-03-25T10:00:00Z', '2027-04-01 +01:00', { timer }],
    // [26] 29 30 31(3): Easter Monday is no bank holiday there.
    ['Easter in Scotland', '2027-03-25T10:00:00Z', '2027-03-31 +01:00', scotland],
    // 16(1) [17 St Patrick] 18 19(3).
    ['St Patrick in Northern Ireland', '2027-03-15T10:00:00Z', '2027-03-19 +00:00', { timer, calendar: 'gb-nir' }],
    // [31 Aug] 1 2 3(3).
    ['August bank holiday', '2026-08-28T10:00:00+01:00', '2026-09-03 +01:00', { timer }],
    // 31(1) 1 2(3): theirs was on the 3rd.
    ['end of August in Scotland', '2026-08-28T10:00:00+01:00', '2026-09-02 +01:00', scotland],
    // [15 June, World Cup] 16 17 18(3).
    ['World Cup in Scotland', '2026-06-12T10:00:00+01:00', '2026-06-18 +01:00', scotland],
    // 23:30 UTC on Friday is Saturday in summer time: 26 27 28(3); winter time from the 25th.
    ['midnight in summer time', '2026-10-23T23:30:00Z', '2026-10-28 +00:00', { timer }],
  ]);
});

describe('uk-disp: payment services, 15 business days (1.6.2AR)', () => {
  const payment = { class: 'payment' } as const;
  table('uk-disp', [
    // 7-11(5) 14-18(10) 21-24(14) [25] [28] 29(15).
    ['Friday evening', '2026-12-04T18:30:00Z', '2026-12-29 +00:00', payment],
    // On from 29(15): 30 31(17) [1] 4-8(22) 11-15(27) 18-22(32) 25 26 27(35).
    [
      'holding response',
      '2026-12-04T18:30:00Z',
      '2027-01-27 +00:00',
      { ...payment, ...notice('2026-12-22T10:00:00Z') },
    ],
    [
      'holding response too late',
      '2026-12-04T18:30:00Z',
      '2026-12-29 +00:00',
      { ...payment, ...notice('2026-12-30T10:00:00Z') },
    ],
  ]);
});

describe('uk-disp: the other timers', () => {
  table('uk-disp', [
    ['acknowledgment', '2026-12-04T18:30:00Z', '2026-12-07 +00:00', { timer: 'acknowledge' }],
    // Six months from 31 August: 28 February.
    ['referral', '2026-08-31T10:00:00+01:00', '2027-02-28 +00:00', { timer: 'referral' }],
  ]);
});
