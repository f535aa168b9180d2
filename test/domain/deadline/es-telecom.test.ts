import { describe, expect, it } from 'vitest';
import { due, regimeOf, table } from '#test/support/law.ts';

// Worked out by hand; (n) is the n-th day that counts, [d] one that does not.
describe('es-telecom', () => {
  table('es-telecom', [
    // 7(1) [8] 9 10 11(4) 14-18(9) 21-24(13) [25] 28(14) 29(15).
    ['Friday evening', '2026-12-04T18:30:00+01:00', '2026-12-29 +01:00'],
    // Wed 25 Mar 2026. 26 27(2) 30 31 1 2(6) [3 Viernes Santo] 6-10(11) 13-16(15).
    ['Easter', '2026-03-25T10:00:00+01:00', '2026-04-16 +02:00'],
    ['billing, 5 calendar days', '2026-12-04T18:30:00+01:00', '2026-12-09 +01:00', { class: 'billing' }],
    ['no line, 2 hours', '2026-12-31T23:00:00+01:00', '2027-01-01T01:00:00.000+01:00', { class: 'continuity' }],
    [
      // Completed Fri 15 Jan: 18-22(5) 25-29(10) 1-5(15).
      'completion restarts',
      '2027-01-08T10:00:00+01:00',
      '2027-02-05 +01:00',
      {
        deadlineEvents: [
          { on: 'completion-requested', from: '2027-01-11T10:00:00+01:00', to: '2027-01-15T10:00:00+01:00' },
        ],
      },
    ],
  ]);

  it('es-telecom holds neither collection nor suspension, and gives no right to a supervisor (65.2 LGTel)', () => {
    expect(regimeOf('es-telecom').holds).toEqual([]);
    expect(() => due('es-telecom', '2027-01-08T10:00:00+01:00', { timer: 'supervisor' })).toThrow(/no timer/);
  });
});
