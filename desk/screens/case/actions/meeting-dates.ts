import type { Values } from '../../../parts/form/values.ts';

/** The fields for dates, of which the first has to be filled in. */
export const DATES = ['date1', 'date2', 'date3'] as const;

/** The dates that were filled in, as the company's clocks show them: without the seconds that some browsers add. */
const datesIn = (values: Values): string[] =>
  DATES.map((name) => (values[name] ?? '').trim().slice(0, 16)).filter((date) => date !== '');

/** A request in which the dates are one list. */
export const withDates = (body: Record<string, unknown>, values: Values): Record<string, unknown> => ({
  ...Object.fromEntries(Object.entries(body).filter(([name]) => !(DATES as readonly string[]).includes(name))),
  dates: datesIn(values),
});
