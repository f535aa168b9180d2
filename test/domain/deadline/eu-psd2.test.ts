import { describe } from 'vitest';
import { table } from '#test/support/law.ts';

const notice = (from: string) => ({ deadlineEvents: [{ on: 'late-notice', from } as const] });

// Worked out by hand; (n) is the n-th day that counts, [d] one that does not.
describe('eu-psd2', () => {
  table('eu-psd2', [
    // 7(1) [8] 9 10 11(4) 14-18(9) 21-24(13) [25] 28(14) 29(15).
    ['15 business days, Friday evening', '2026-12-04T18:30:00+01:00', '2026-12-29 +01:00'],
    // On from 29(15): 30 31(17) [1] 4 5(19) [6] 7 8(21) 11-15(26) 18-22(31) 25-28(35).
    ['holding reply', '2026-12-04T18:30:00+01:00', '2027-01-28 +01:00', notice('2026-12-22T10:00:00+01:00')],
    ['holding reply too late', '2026-12-04T18:30:00+01:00', '2026-12-29 +01:00', notice('2026-12-30T10:00:00+01:00')],
    // Wed 24 Mar. 25 26(2: Good Friday is worked) [29 Lundi de Pâques] 30 31 1 2(6) 5-9(11) 12-15(15).
    ['Easter in France', '2027-03-24T10:00:00+01:00', '2027-04-15 +02:00', { calendar: 'fr' }],
    // 25(1) [26] [29] 30 31 1 2(5) 5-9(10) 12-16(15).
    ['Easter in Germany', '2027-03-24T10:00:00+01:00', '2027-04-16 +02:00', { calendar: 'de' }],
    // Fri 24 Sep. 27-1(5) [4 San Francesco] 5-8(9) 11-15(14) 18(15).
    ['St Francis in Italy', '2027-09-24T10:00:00+02:00', '2027-10-18 +02:00', { calendar: 'it' }],
  ]);
});
