import { locale } from './locale.ts';

const DAY = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
const MONTH = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;

/** What stands for a day or a month, as a table names it: "mié, 25 nov", "noviembre de 2026"; a longer one (2026-Q4) as it is. */
export const periodWords = (period: string, language: 'es' | 'en'): string => {
  if (!/^\d{4}-\d{2}(?:-\d{2})?$/.test(period)) return period;
  const [day, form] = period.length > 7 ? [period, DAY] : [`${period}-15`, MONTH];
  return new Intl.DateTimeFormat(locale(language), form).format(new Date(`${day}T12:00:00Z`));
};
