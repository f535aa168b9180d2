import { describe } from 'vitest';
import { table } from '#test/support/law.ts';

// Worked out by hand; (n) is the n-th day that counts, [d] one that does not.
describe('ie-cpc', () => {
  table('ie-cpc', [
    // 7-11(5).
    ['acknowledgment, 5 business days', '2026-12-04T18:30:00Z', '2026-12-11 +00:00', { timer: 'acknowledge' }],
    // 24(1) [25] 28(2: no public holiday) 29 30 31(5).
    ['acknowledgment at Christmas', '2026-12-23T10:00:00Z', '2026-12-31 +00:00', { timer: 'acknowledge' }],
    // Told Mon 1 Feb (St Brigid). 2-5(4) 8-12(9) 15-19(14) 22-26(19) 1(20).
    ['update every 20 business days', '2027-02-01T10:00:00Z', '2027-03-01 +00:00', { timer: 'update' }],
    // Mon 11 Jan. 12-15(4) 18-22(9) 25-29(14) [1 Feb] 2-5(18) 8-12(23) 15-19(28) 22-26(33) 1-5(38) 8 9(40).
    ['answer, 40 business days', '2027-01-11T10:00:00Z', '2027-03-09 +00:00'],
    // Mon 1 Mar. 2-5(4) 8-12(9) 15 16(11) [17] 18 19(13) 22-26(18) [29] 30-2(22) 5-9(27) 12-16(32) 19-23(37) 26 27 28(40).
    ['St Patrick and Easter', '2027-03-01T10:00:00Z', '2027-04-28 +01:00'],
    [
      'a letter at 40 days does not move the date',
      '2027-01-11T10:00:00Z',
      '2027-03-09 +00:00',
      { deadlineEvents: [{ on: 'late-notice', from: '2027-03-08T10:00:00Z' }] },
    ],
    // Thu 24 Dec. [25] 28-31(4) [1] 4(5).
    ['outcome, 5 business days', '2026-12-24T10:00:00Z', '2027-01-04 +00:00', { timer: 'notification' }],
  ]);
});
