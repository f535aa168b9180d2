import { describe } from 'vitest';
import { table } from '#test/support/law.ts';

// Worked out by hand; (n) is the n-th day that counts, [d] one that does not.
describe('cl-sello', () => {
  table('cl-sello', [
    // 7(1) [8] 9 10 11(4) 14-18(9) 21(10).
    ['10 business days, Friday evening', '2026-12-04T18:30:00-03:00', '2026-12-21 -03:00'],
    // Mon 21 Dec. 22 23 24(3) [25] 28-31(7) [1] 4 5 6(10).
    ['Christmas', '2026-12-21T10:00:00-03:00', '2027-01-06 -03:00'],
    // Mon 22 Mar. 23 24 25(3) [26] 29-2(8) 5 6(10); winter time from 4 April.
    ['Easter', '2027-03-22T10:00:00-03:00', '2027-04-06 -04:00'],
    // Wed 16 Jun. 17 18(2) [21 Pueblos Indígenas] 22-25(6) [28 San Pedro] 29-2(10).
    ['June', '2027-06-16T10:00:00-04:00', '2027-07-02 -04:00'],
    // Mon 13 Sep. 14 15 16(3) [17: the 18th is a Saturday] 20-24(8) 27 28(10).
    ['Fiestas Patrias', '2027-09-13T10:00:00-03:00', '2027-09-28 -03:00'],
    // Thu 7 Oct. 8(1) [11 for the 12th] 12-15(5).
    ['performance, 5 business days', '2027-10-07T10:00:00-03:00', '2027-10-15 -03:00', { timer: 'performance' }],
  ]);
});
