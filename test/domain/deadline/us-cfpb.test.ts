import { describe } from 'vitest';
import { table } from '#test/support/law.ts';

const notice = (from: string) => ({ deadlineEvents: [{ on: 'late-notice', from } as const] });

// Worked out by hand: calendar days from the posting.
describe('us-cfpb', () => {
  table('us-cfpb', [
    ['15 days, Friday evening', '2026-12-04T18:30:00-05:00', '2026-12-19 -05:00'],
    ['ten at night in New York is tomorrow in UTC', '2026-12-05T03:00:00Z', '2026-12-19 -05:00'],
    ['ends on Thanksgiving', '2026-11-11T10:00:00-05:00', '2026-11-26 -05:00'],
    ['ends on 28 February', '2027-02-13T10:00:00-05:00', '2027-02-28 -05:00'],
    // 28 February has no 29th after it: 15 March; summer time from the 14th.
    ['over the beginning of summer time', '2027-02-28T10:00:00-05:00', '2027-03-15 -04:00'],
    // 31 December is the 27th day, 31 January the 58th.
    ['in progress: 60 days', '2026-12-04T18:30:00-05:00', '2027-02-02 -05:00', notice('2026-12-15T10:00:00-05:00')],
    ['in progress, too late', '2026-12-04T18:30:00-05:00', '2026-12-19 -05:00', notice('2026-12-21T10:00:00-05:00')],
  ]);
});
