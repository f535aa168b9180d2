import { localDay } from '#domain/deadline/local-day.ts';
import { formatClock, formatShortDay, type Instant } from '#domain/time.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';

const HOUR_MS = 3_600_000;
/** So near a promise is told with its hour. */
const WITH_HOUR_MS = 48 * HOUR_MS;
const DAY_MS = 24 * HOUR_MS;

/** Where and when somebody reads. `isAbroad`: in another country than the company, whose hours are then named. */
export type Reader = { language: ReplyLanguage; zone: string; now: Instant; isAbroad?: boolean };

const placeOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

const days = {
  es: { today: 'hoy', tomorrow: 'mañana', of: (hours: string) => `(hora de ${hours})` },
  en: { today: 'today', tomorrow: 'tomorrow', of: (hours: string) => `(${hours} time)` },
};

/** `today`, `tomorrow`, or nothing, for the day on which an instant falls. */
const nearDay = (at: Instant, { language, zone, now }: Reader): string | undefined => {
  const dayAt = (instant: number) => localDay(instant, zone);
  const [today, day] = [dayAt(Date.parse(now)), dayAt(Date.parse(at))];
  if (day === today) return days[language].today;
  // Noon, so that no change of the clock moves it to another day.
  return day === new Date(Date.parse(`${today}T12:00:00Z`) + DAY_MS).toISOString().slice(0, 10)
    ? days[language].tomorrow
    : undefined;
};

/**
 * By when, as a person says it, within a sentence: `como muy tarde hoy a las 19:09`, `como muy tarde el sábado 28 de noviembre`. The
 * hour within 48 hours of now, before or after.
 */
export const byWhen = (at: Instant, reader: Reader): string => {
  const { language, zone, now, isAbroad } = reader;
  const words = days[language];
  const isNear = Math.abs(Date.parse(at) - Date.parse(now)) <= WITH_HOUR_MS;
  const hour = isNear ? ` ${formatClock(at, language, zone)}${isAbroad ? ` ${words.of(placeOf(zone))}` : ''}` : '';
  const near = isNear ? nearDay(at, reader) : undefined;
  const date = formatShortDay(at, { language, zone, now });
  const day = near ?? (language === 'es' ? `el ${date}` : date);
  return language === 'es' ? `como muy tarde ${day}${hour}` : `by ${day}${hour} at the latest`;
};

/** When it was due, of what is late: `el lunes 23 de noviembre a las 10:00`. */
export const wasDue = (at: Instant, reader: Reader): string =>
  byWhen(at, reader).replace(/^como muy tarde |^by | at the latest$/g, '');
