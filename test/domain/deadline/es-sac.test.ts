import { describe, expect, it } from 'vitest';
import { due, regimeOf, table } from '#test/support/law.ts';

// Every date below was counted by hand on a calendar; (n) is the n-th day that counts, [d] one that does not.
const completed = [
  {
    on: 'completion-requested',
    from: '2027-01-04T10:00:00+01:00',
    to: '2027-01-14T16:00:00+01:00',
  } as const,
];

describe('es-sac: 15 business days (17.1)', () => {
  table('es-sac', [
    // Fri 4 Dec. 7(1) [8 Inmaculada] 9(2) 10 11(4) 14-18(9) 21-24(13) [25 Navidad] 28(14) 29(15). Sunday 6 was a weekend anyway.
    ['Friday evening before 6 and 8 December', '2026-12-04T18:30:00+01:00', '2026-12-29 +01:00'],
    // Sat 5 Dec: the day of receipt does not count, nor did it before: the same end.
    ['Saturday', '2026-12-05T00:10:00+01:00', '2026-12-29 +01:00'],
    // Mon 7 Dec. [8] 9(1) 10 11(3) 14-18(8) 21-24(12) [25] 28(13) 29(14) 30(15).
    ['Monday between two holidays', '2026-12-07T09:00:00+01:00', '2026-12-30 +01:00'],
    // Mon 28 Dec. 29(1) 30 31(3) [1 Jan] 4(4) 5(5) [6 Reyes] 7(6) 8(7) 11-15(12) 18(13) 19(14) 20(15).
    ['first day in force, over the year end', '2026-12-28T09:00:00+01:00', '2027-01-20 +01:00'],
    // Wed 23 Dec. 24(1) [25] 28(2) 29 30 31(5) [1] 4(6) 5(7) [6] 7(8) 8(9) 11-15(14) 18(15).
    ['Christmas', '2026-12-23T12:00:00+01:00', '2027-01-18 +01:00'],
    // Wed 17 Mar. 18(1) 19(2) 22-25(6) [26 Viernes Santo] 29(7) 30 31 1 2(11) 5 6 7 8(15). Summer time from 28 March.
    ['Easter', '2027-03-17T10:00:00+01:00', '2027-04-08 +02:00'],
    // Mon 2 Aug. 3-6(4) 9-13(9) 16-20(14) 23(15): August counts; the 15th is a Sunday.
    ['August', '2027-08-02T10:00:00+02:00', '2027-08-23 +02:00'],
    // Sun 28 Feb. 1-5(5) 8-12(10) 15-19(15).
    ['28 February', '2027-02-28T12:00:00+01:00', '2027-03-19 +01:00'],
    // Wed 24 Nov 2027. 25 26(2) 29-3(7) [6 Constitución] 7(8) [8] 9 10(10) 13-17(15).
    ['6 and 8 December on working days', '2027-11-24T10:00:00+01:00', '2027-12-17 +01:00'],
    // Madrid rests on Mon 7 Dec too: [7] [8] 9(1) 10 11(3) 14-18(8) 21-24(12) [25] 28(13) 29(14) 30(15).
    ['with the days of Madrid', '2026-12-04T18:30:00+01:00', '2026-12-30 +01:00', { calendar: 'es-md' }],
    // Wed 17 Mar. 18 19(2) 22 23 24(5) [25 Jueves Santo] [26] 29-2(10) 5-9(15); the islands are an hour behind.
    ['with the days of the Canary Islands', '2027-03-17T10:00:00Z', '2027-04-09 +01:00', { calendar: 'es-cn' }],
  ]);
});

describe('es-sac: billing, 5 calendar days (17.3)', () => {
  const billing = { class: 'billing' } as const;
  table('es-sac', [
    // 5 6 7 8 9: every day counts.
    ['Friday evening', '2026-12-04T18:30:00+01:00', '2026-12-09 +01:00', billing],
    // 25 26 27 28 29.
    ['Christmas Eve', '2026-12-24T20:00:00+01:00', '2026-12-29 +01:00', billing],
    // 2 3 4 5 6: Epiphany, and the end does not move.
    ['ends on a holiday', '2027-01-01T08:00:00+01:00', '2027-01-06 +01:00', billing],
    // 23:30 in Las Palmas on 11 January is 00:30 of the 12th in Madrid: 11 + 5 and 12 + 5.
    ['midnight, Canary Islands', '2027-01-11T23:30:00Z', '2027-01-16 +00:00', { ...billing, zone: 'Atlantic/Canary' }],
    ['midnight, Madrid', '2027-01-11T23:30:00Z', '2027-01-17 +01:00', billing],
  ]);
});

describe('es-sac: interruptions, 2 hours by the clock (17.2)', () => {
  const continuity = { class: 'continuity' } as const;
  table('es-sac', [
    ['Christmas night', '2026-12-25T23:10:00+01:00', '2026-12-26T01:10:00.000+01:00', continuity],
    // The timers jump from 2 to 3: two hours after 1:30 they show 4:30.
    ['night of summer time', '2027-03-28T01:30:00+01:00', '2027-03-28T04:30:00.000+02:00', continuity],
    // The clocks go back from 3 to 2: two hours after 1:30 they show 2:30 for the second time.
    ['night of winter time', '2026-10-25T01:30:00+02:00', '2026-10-25T02:30:00.000+01:00', continuity],
  ]);
});

describe('es-sac: an incomplete complaint (13.3)', () => {
  table('es-sac', [
    // Completed Thu 14 Jan: 15(1) 18-22(6) 25-29(11) 1 2 3 4(15).
    ['restarts', '2026-12-28T09:00:00+01:00', '2027-02-04 +01:00', { deadlineEvents: completed }],
    // Received Thu 31 Dec, re-classified as billing (due 5 Jan): completed on the 14th, so 14 + 5; the restart is kept.
    [
      're-classified',
      '2026-12-31T09:00:00+01:00',
      '2027-01-19 +01:00',
      { class: 'billing', deadlineEvents: completed },
    ],
    // Asked Wed 30 Dec: 31(1) [1] 4(2) 5(3) [6] 7(4) 8(5) 11-15(10).
    ['time to complete', '2026-12-30T17:00:00+01:00', '2027-01-15 +01:00', { timer: 'completion' }],
  ]);

  it('es-sac: an incomplete complaint (13.3) comes too late for a term that has run out: a breach stays a breach', () => {
    // 28 Dec + 5 = 2 Jan; completion was asked for on the 4th.
    expect(due('es-sac', '2026-12-28T09:00:00+01:00', { class: 'billing', deadlineEvents: completed })).toBe(
      '2027-01-02T23:59:59.999+01:00',
    );
  });
});

describe('es-sac: the other timers', () => {
  table('es-sac', [
    ['key and receipt', '2027-01-04T09:00:00+01:00', '2027-01-04T09:05:00.000+01:00', { timer: 'acknowledge' }],
    ['a person', '2027-01-04T09:00:00+01:00', '2027-01-04T09:03:00.000+01:00', { timer: 'human' }],
    ['supervisor, the same day', '2027-01-08T12:00:00+01:00', '2027-01-08 +01:00', { timer: 'supervisor' }],
    ['supervisor, on Saturday: Monday', '2027-01-09T12:00:00+01:00', '2027-01-11 +01:00', { timer: 'supervisor' }],
    [
      'supervisor, at two minutes to midnight',
      '2027-01-08T23:58:00+01:00',
      '2027-01-09T00:01:00.000+01:00',
      { timer: 'supervisor' },
    ],
  ]);

  it('es-sac: none of the other timers knows no extension and never closes by itself', () => {
    expect(regimeOf('es-sac')).toMatchObject({ extensions: [] });
  });
});
