import { describe } from 'vitest';
import { table } from '#test/support/law.ts';

// Worked out by hand; (n) is the n-th day that counts, [d] one that does not.
describe('mx-condusef', () => {
  table('mx-condusef', [
    // 7-11(5) 14-18(10) 21-24(14) [25] 28-31(18) [1] 4-8(23) 11-15(28) 18 19(30).
    ['30 business days, Friday evening', '2026-12-04T18:30:00-06:00', '2027-01-19 -06:00'],
    // Mon 11 Jan. 12-15(4) 18-22(9) 25-29(14) [1 Feb] 2-5(18) 8-12(23) 15-19(28) 22 23(30).
    ['Constitution Day on its Monday', '2027-01-11T10:00:00-06:00', '2027-02-23 -06:00'],
    // Mon 1 Mar. 2-5(4) 8-12(9) [15 Juárez] 16-19(13) 22-26(18: Holy Week is worked) 29-2(23) 5-9(28) 12 13(30).
    ['Easter', '2027-03-01T10:00:00-06:00', '2027-04-13 -06:00'],
    // Tue 1 Sep. 2-4(3) 7-11(8) 14 15(10) [16] 17 18(12) 21-25(17) 28-2(22) 5-9(27) 12 13 14(30).
    ['September', '2026-09-01T10:00:00-06:00', '2026-10-14 -06:00'],
    // 31 December is the 27th day.
    ['clarification, 45 days', '2026-12-04T18:30:00-06:00', '2027-01-18 -06:00', { class: 'clarification' }],
    // 31 January is the 17th day.
    ['clarification to 28 February', '2027-01-14T10:00:00-06:00', '2027-02-28 -06:00', { class: 'clarification' }],
  ]);
});
