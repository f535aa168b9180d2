import { describe } from 'vitest';
import { table } from '#test/support/law.ts';

// Worked out by hand; (n) is the n-th day that counts, [d] one that does not.
describe('co-1480: 15 business days (58.5)', () => {
  table('co-1480', [
    // 7(1) [8] 9 10 11(4) 14-18(9) 21-24(13) [25] 28 29(15).
    ['Friday evening', '2026-12-04T18:30:00-05:00', '2026-12-29 -05:00'],
    // Mon 28 Dec. 29 30 31(3) [1] 4-8(8) [11 Reyes] 12-15(12) 18 19 20(15).
    ['Reyes on its Monday', '2026-12-28T10:00:00-05:00', '2027-01-20 -05:00'],
    // Mon 15 Mar. 16-19(4) [22 San José] 23 24(6) [25] [26] 29-2(11) 5-8(15).
    ['San José and Easter', '2027-03-15T10:00:00-05:00', '2027-04-08 -05:00'],
    // Mon 1 Jun. 2-5(4) [8 Corpus] 9-12(8) [15 Sagrado Corazón] 16-19(12) 22 23 24(15).
    ['two Mondays of June', '2026-06-01T10:00:00-05:00', '2026-06-24 -05:00'],
    // Fri 10 Jul. 13-17(5: Chiquinquirá is left out) [20] 21-24(9) 27-31(14) 3(15).
    ['July', '2026-07-10T10:00:00-05:00', '2026-08-03 -05:00'],
    // Fri 30 Oct. [2] 3-6(4) 9-13(9) [16 Cartagena] 17-20(13) 23 24(15).
    ['November', '2026-10-30T10:00:00-05:00', '2026-11-24 -05:00'],
  ]);
});
