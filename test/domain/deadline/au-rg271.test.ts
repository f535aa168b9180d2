import { describe } from 'vitest';
import { table } from '#test/support/law.ts';

// Worked out by hand; (n) is the n-th day that counts, [d] one that does not.
describe('au-rg271: acknowledgment, 24 hours or one business day, whichever later', () => {
  const timer = 'acknowledge';
  table('au-rg271', [
    // 24 hours end at 10:00 on the 12th, the business day with the day.
    ['Monday', '2027-01-11T10:00:00+11:00', '2027-01-12 +11:00', { timer }],
    ['Friday evening', '2026-12-04T18:30:00+11:00', '2026-12-07 +11:00', { timer }],
    // [26 Australia Day] 27(1).
    ['Australia Day', '2027-01-25T09:00:00+11:00', '2027-01-27 +11:00', { timer }],
  ]);
});

describe('au-rg271: answers', () => {
  table('au-rg271', [
    // 31 December is the 27th day.
    ['30 days', '2026-12-04T18:30:00+11:00', '2027-01-03 +11:00'],
    ['half past midnight in Sydney', '2026-12-04T13:30:00Z', '2027-01-04 +11:00'],
    // 31 March is the 21st day; winter time from 4 April.
    ['30 days over the end of summer time', '2027-03-10T10:00:00+11:00', '2027-04-09 +10:00'],
    ['hardship, 21 days', '2026-12-04T18:30:00+11:00', '2026-12-25 +11:00', { class: 'hardship' }],
    ['superannuation, 45 days', '2026-12-04T18:30:00+11:00', '2027-01-18 +11:00', { class: 'superannuation' }],
    // 24(1) [25] [28] 29 30 31(4) [1] 4(5).
    [
      'closed by the 5th business day',
      '2026-12-23T10:00:00+11:00',
      '2027-01-04 +11:00',
      { timer: 'summary-resolution' },
    ],
    // 25(1) [26] [29] 30 31 1 2(5).
    ['the same at Easter', '2027-03-24T10:00:00+11:00', '2027-04-02 +11:00', { timer: 'summary-resolution' }],
  ]);
});
