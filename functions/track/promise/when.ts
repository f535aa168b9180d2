import { endOfDay, instantOf, localDay, localTimeOfDay, timeOf, timeOnDay } from '#domain/deadline/local-day.ts';
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

const HALF_HOUR_MS = HOUR_MS / 2;
/** Nobody sits and waits before the one, and from the other on people wait for the day to end. */
const [MORNING, EVENING] = ['09:00', '20:00'];

/** A term as it is told: `isWholeDay` where its hour says nothing. */
export type Term = { at: Instant; isWholeDay?: boolean };

/**
 * The term that a customer is told of something that is due by the clock, at 22:32 or at 4:07: the next half hour of the day, from the
 * evening on the day itself, before the morning nine o'clock. Never earlier than it is due.
 */
export const termOf = (due: Instant, zone: string): Term => {
  const time = timeOf(due);
  const day = localDay(time, zone);
  const hour = localTimeOfDay(time, zone);
  if (hour >= EVENING) return { at: instantOf(endOfDay(day, zone)), isWholeDay: true };
  if (hour < MORNING) return { at: instantOf(timeOnDay(day, MORNING, zone)) };
  return { at: instantOf(Math.ceil(time / HALF_HOUR_MS) * HALF_HOUR_MS) };
};

/**
 * By when, as a person says it, within a sentence: `como muy tarde hoy a las 19:09`, `como muy tarde el sábado 28 de noviembre`. The
 * hour within 48 hours of now, before or after.
 */
export const byWhen = ({ at, isWholeDay = false }: Term, reader: Reader): string => {
  const { language, zone, now, isAbroad } = reader;
  const words = days[language];
  const isNear = Math.abs(Date.parse(at) - Date.parse(now)) <= WITH_HOUR_MS;
  const hour =
    isNear && !isWholeDay ? ` ${formatClock(at, language, zone)}${isAbroad ? ` ${words.of(placeOf(zone))}` : ''}` : '';
  const near = isNear ? nearDay(at, reader) : undefined;
  const date = formatShortDay(at, { language, zone, now });
  const day = near ?? (language === 'es' ? `el ${date}` : date);
  return language === 'es' ? `como muy tarde ${day}${hour}` : `by ${day}${hour} at the latest`;
};

/** When it was due, of what is late: `el lunes 23 de noviembre a las 10:00`. */
export const wasDue = (term: Term, reader: Reader): string =>
  byWhen(term, reader).replace(/^como muy tarde |^by | at the latest$/g, '');
