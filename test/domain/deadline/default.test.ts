import { describe } from 'vitest';
import { table } from '#test/support/law.ts';

// Worked out by hand; (n) is the n-th day that counts, [d] one that does not.
describe('default: where no law sets a term', () => {
  table('default', [
    ['acknowledgment, Friday evening', '2026-12-04T18:30:00+01:00', '2026-12-07 +01:00', { timer: 'acknowledge' }],
    // [25] [26] [27] 28(1).
    ['acknowledgment at Christmas', '2026-12-24T10:00:00+01:00', '2026-12-28 +01:00', { timer: 'acknowledge' }],
    // 7(1) [8] 9 10 11(4) 14-18(9) 21(10).
    ['update every 10 business days', '2026-12-04T18:30:00+01:00', '2026-12-21 +01:00', { timer: 'update' }],
    ['answer, 15 days', '2026-12-04T18:30:00+01:00', '2026-12-19 +01:00'],
    ['answer, leap year', '2028-02-14T10:00:00+01:00', '2028-02-29 +01:00'],
  ]);
});
