import { describe } from 'vitest';
import { table } from '#test/support/law.ts';

// Worked out by hand: seven calendar days from registration.
describe('br-sac', () => {
  table('br-sac', [
    ['Friday evening', '2026-12-04T18:30:00-03:00', '2026-12-11 -03:00'],
    ['ten at night in São Paulo is tomorrow in UTC', '2026-12-05T01:00:00Z', '2026-12-11 -03:00'],
    ['ends at Christmas', '2026-12-18T10:00:00-03:00', '2026-12-25 -03:00'],
    ['ends on 28 February', '2027-02-21T10:00:00-03:00', '2027-02-28 -03:00'],
    ['over Carnival', '2027-02-05T10:00:00-03:00', '2027-02-12 -03:00'],
    ['ends on Good Friday', '2027-03-19T10:00:00-03:00', '2027-03-26 -03:00'],
    ['protocol number', '2026-12-04T18:30:00-03:00', '2026-12-04T18:35:00.000-03:00', { timer: 'acknowledge' }],
  ]);
});
