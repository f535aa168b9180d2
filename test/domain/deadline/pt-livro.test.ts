import { describe } from 'vitest';
import { table } from '#test/support/law.ts';

// Worked out by hand; (n) is the n-th day that counts, [d] one that does not.
describe('pt-livro: 15 business days', () => {
  table('pt-livro', [
    // 7(1) [8] 9 10 11(4) 14-18(9) 21-24(13) [25] 28 29(15).
    ['Friday evening', '2026-12-04T18:30:00Z', '2026-12-29 +00:00'],
    // Fri 20 Nov. 23-27(5) 30(6) [1] 2 3 4(9) 7(10) [8] 9 10 11(13) 14 15(15).
    ['1 and 8 December', '2026-11-20T10:00:00Z', '2026-12-15 +00:00'],
    // Wed 17 Mar. 18 19(2) 22-25(6) [26] 29-2(11) 5-8(15).
    ['Easter', '2027-03-17T10:00:00Z', '2027-04-08 +01:00'],
    // Mon 1 Jun. 2 3(2) [4 Corpus] 5(3) 8 9(5) [10] 11 12(7) 15-19(12) 22 23 24(15).
    ['June', '2026-06-01T10:00:00+01:00', '2026-06-24 +01:00'],
    // Mon 1 Mar in Lisbon: 2-5(4) 8-12(9) 15-19(14) 22(15); still Sunday in the Azores: 1-5(5) 8-12(10) 15-19(15).
    ['midnight, Lisbon', '2027-03-01T00:30:00Z', '2027-03-22 +00:00'],
    ['midnight, Azores', '2027-03-01T00:30:00Z', '2027-03-19 -01:00', { zone: 'Atlantic/Azores' }],
    ['copy of the sheet', '2026-12-04T18:30:00Z', '2026-12-04T18:35:00.000+00:00', { timer: 'acknowledge' }],
  ]);
});
