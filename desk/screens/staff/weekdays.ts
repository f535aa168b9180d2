import { locale } from '../../words/locale.ts';

type Language = Parameters<typeof locale>[0];

/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1, 12);
const DAY_MS = 86_400_000;
export const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;

/** What a day of the week is called; 1 is Monday. */
export const weekdayName = (day: number, language: Language): string =>
  new Intl.DateTimeFormat(locale(language), { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(MONDAY + (day - 1) * DAY_MS),
  );

const UP_TO: Record<Language, string> = { es: 'a', en: 'to' };

/** Days of the week as people say them: "lunes a viernes", "sábado y domingo". */
export const weekdaysInWords = (days: readonly number[], language: Language): string => {
  const sorted = [...new Set(days)].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  const name = (day: number): string => weekdayName(day, language);
  if (first && last && sorted.length > 2 && last - first === sorted.length - 1)
    return `${name(first)} ${UP_TO[language]} ${name(last)}`;
  return new Intl.ListFormat(language).format(sorted.map(name));
};
