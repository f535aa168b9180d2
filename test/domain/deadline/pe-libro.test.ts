import { describe } from 'vitest';
import { table } from '#test/support/law.ts';

const offer = (from: string, to?: string) => ({ on: 'offer-sent', from, ...(to ? { to } : {}) }) as const;

// Worked out by hand; (n) is the n-th day that counts, [d] one that does not.
describe('pe-libro: 15 business days (24.1)', () => {
  table('pe-libro', [
    // Fri 4 Dec. 7(1) [8] [9 Ayacucho] 10 11(3) 14-18(8) 21-24(12) [25] 28 29 30(15).
    ['Friday evening', '2026-12-04T18:30:00-05:00', '2026-12-30 -05:00'],
    ['ten at night in Lima is tomorrow in UTC', '2026-12-05T03:00:00Z', '2026-12-30 -05:00'],
    // Wed 25 Mar. 26 27(2) 30 31 1(5) [2 Jueves Santo] [3] 6-10(10) 13-17(15).
    ['Easter 2026', '2026-03-25T10:00:00-05:00', '2026-04-17 -05:00'],
    // Mon 22 Mar. 23 24(2) [25] [26] 29-2(7) 5-9(12) 12 13 14(15).
    ['Easter 2027', '2027-03-22T10:00:00-05:00', '2027-04-14 -05:00'],
    // Wed 15 Jul. 16 17(2) 20-22(5) [23] 24(6) 27(7) [28] [29] 30 31(9) 3 4 5(12) [6 Junín] 7(13) 10 11(15).
    ['Fiestas Patrias', '2026-07-15T10:00:00-05:00', '2026-08-11 -05:00'],
    // Mon 2 Aug. 3 4 5(3) [6] 9-13(8) 16-20(13) 23 24(15).
    ['August', '2027-08-02T10:00:00-05:00', '2027-08-24 -05:00'],
    // Fri 20 Aug. 23-27(5) [30 Santa Rosa] 31 1 2 3(9) 6-10(14) 13(15).
    ['Santa Rosa', '2027-08-20T10:00:00-05:00', '2027-09-13 -05:00'],
    // Sun 28 Feb. 1-5(5) 8-12(10) 15-19(15).
    ['28 February', '2027-02-28T10:00:00-05:00', '2027-03-19 -05:00'],
    // Thu 24 Dec. [25] 28-31(4) [1] 4-8(9: 6 January is worked) 11-15(14) 18(15).
    ['Christmas', '2026-12-24T10:00:00-05:00', '2027-01-18 -05:00'],
    ['billing has no term of its own', '2026-12-04T18:30:00-05:00', '2026-12-30 -05:00', { class: 'billing' }],
    [
      'cannot be extended',
      '2026-12-04T18:30:00-05:00',
      '2026-12-30 -05:00',
      { deadlineEvents: [{ on: 'late-notice', from: '2026-12-20T10:00:00-05:00' }] },
    ],
  ]);
});

describe('pe-libro: an offer suspends, at most 5 business days (6-A.2.b)', () => {
  const received = '2026-12-04T18:30:00-05:00';
  table('pe-libro', [
    // 7(1) 10 11(3) [14 15 16 paused] 17 18(5) 21-24(9) [25] 28-31(13) [1] 4 5(15).
    [
      'refused on the third day',
      received,
      '2027-01-05 -05:00',
      { deadlineEvents: [offer('2026-12-11T10:00:00-05:00', '2026-12-16T10:00:00-05:00')] },
    ],
    // The cap ends on Fri 18: 11(3) [14-18] 21-24(7) [25] 28-31(11) [1] 4-7(15).
    ['no answer', received, '2027-01-07 -05:00', { deadlineEvents: [offer('2026-12-11T10:00:00-05:00')] }],
    [
      'an answer after the cap',
      received,
      '2027-01-07 -05:00',
      { deadlineEvents: [offer('2026-12-11T10:00:00-05:00', '2026-12-22T10:00:00-05:00')] },
    ],
    [
      'refused at once: nothing changes',
      received,
      '2026-12-30 -05:00',
      { deadlineEvents: [offer('2026-12-11T10:00:00-05:00', '2026-12-11T10:00:00-05:00')] },
    ],
    // 7(1) 10 11(3) [14 15 16] 17(4) [18] [21] 22 23 24(7) [25] 28-31(11) [1] 4-7(15).
    [
      'two offers',
      received,
      '2027-01-07 -05:00',
      {
        deadlineEvents: [
          offer('2026-12-11T10:00:00-05:00', '2026-12-16T10:00:00-05:00'),
          offer('2026-12-17T10:00:00-05:00', '2026-12-21T10:00:00-05:00'),
        ],
      },
    ],
    // 7(1) [8] [9] 10 11(3) 14 15(5).
    ['how long it stays open', received, '2026-12-15 -05:00', { timer: 'offer' }],
  ]);
});
