import { expect, test } from 'vitest';
import { withDates } from '../../desk/screens/case/actions/meeting-dates.ts';

test('Dates of a meeting are sent as one list, as the clocks of the company show them, without seconds and without those left empty', () => {
  const values = {
    how: 'phone',
    date1: '2026-12-04T10:30',
    date2: ' ',
    date3: '2026-12-05T16:00:00',
    text: 'Hablemos.',
  };
  expect(withDates({ ...values }, values)).toEqual({
    how: 'phone',
    text: 'Hablemos.',
    dates: ['2026-12-04T10:30', '2026-12-05T16:00'],
  });
});
