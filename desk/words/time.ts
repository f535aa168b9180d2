import { addDays } from '#domain/deadline/local-day.ts';
import { dayKey } from './day.ts';
import { locale } from './locale.ts';

/** The zone in which dates are shown: that of the company, until a case says another. */
export const ZONE = 'Europe/Madrid';

/** How the server's clock stands to this machine's, in milliseconds; clocks of machines are wrong. */
let offset = 0;
export const setServerTime = (at: Date): void => {
  // An answer's date has no milliseconds: a difference below two seconds says nothing.
  const difference = at.getTime() - Date.now();
  offset = Math.abs(difference) < 2000 ? 0 : difference;
};
export const now = (): Date => new Date(Date.now() + offset);

type Language = Parameters<typeof locale>[0];

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A span in its two largest units: "3 h 12 min", "2 d 4 h". */
export const span = (milliseconds: number): string => {
  const rest = Math.abs(milliseconds);
  if (rest < HOUR) return `${Math.max(1, Math.round(rest / MINUTE))} min`;
  if (rest < DAY) return `${Math.floor(rest / HOUR)} h ${Math.floor((rest % HOUR) / MINUTE)} min`;
  return `${Math.floor(rest / DAY)} d ${Math.floor((rest % DAY) / HOUR)} h`;
};

/** A moment as people say it: "hoy 18:09", "mañana 10:00", "sábado 28 de noviembre, 9:00". */
export const moment = (iso: string, language: Language, zone = ZONE): string => {
  const at = new Date(iso);
  const time = new Intl.DateTimeFormat(locale(language), { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(
    at,
  );
  const day = dayKey(at, zone);
  const today = dayKey(now(), zone);
  const near: Record<string, Record<Language, string>> = {
    [today]: { es: 'hoy', en: 'today' },
    [addDays(today, 1)]: { es: 'mañana', en: 'tomorrow' },
    [addDays(today, -1)]: { es: 'ayer', en: 'yesterday' },
  };
  const name = near[day]?.[language];
  if (name) return `${name} ${time}`;
  const sameYear = day.slice(0, 4) === today.slice(0, 4);
  const date = new Intl.DateTimeFormat(locale(language), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(!sameYear && { year: 'numeric' }),
    timeZone: zone,
  }).format(at);
  return `${date}, ${time}`;
};

/** A day without an hour, as people write it: "18 de diciembre de 2026". */
export const dayWords = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(locale(language), { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  );

/** The day of a moment without its hour: "18 de diciembre de 2026". */
export const dateWords = (iso: string, language: Language, zone = ZONE): string =>
  dayWords(dayKey(new Date(iso), zone), language);
