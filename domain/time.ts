/** Instants are ISO 8601 strings in UTC (`2026-11-22T09:30:00.000Z`); durations are ISO 8601 (`P15D`, `PT4H`). */
export type Instant = string;

const DURATION = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** Milliseconds of an ISO duration of weeks, days, hours, minutes and seconds. Months and years have no fixed length and are refused. */
export const durationMs = (duration: string): number => {
  const match = DURATION.exec(duration);
  const parts = match?.slice(1).map((part) => Number(part ?? 0));
  if (!match || !parts || parts.every((part, index) => match[index + 1] === undefined || Number.isNaN(part)))
    throw new RangeError(`Not an ISO 8601 duration of weeks, days, hours, minutes or seconds: ${duration}`);
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts;
  return ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
};

/** The instant so many milliseconds later; earlier where they are fewer than none. */
export const instantAfter = (at: Instant, ms: number): Instant => new Date(Date.parse(at) + ms).toISOString();

/**
 * The clock that every use case gets: `now`, and `after`, which adds a policy duration to an instant.
 * `after` divides by the time scale of the deployment, so that a ladder of days can be watched in a minute locally.
 */
export type Clock = {
  now: () => Instant;
  after: (start: Instant, duration: string) => Instant;
  /** The instant of the calendar that `at` stands for, when time has run faster since `base`; `at` itself in production. */
  toCalendar: (base: Instant, at: Instant) => Instant;
  /** Takes `toCalendar` back: when a date of the calendar comes, counted from `base`. */
  fromCalendar: (base: Instant, at: Instant) => Instant;
};

/** @param scale how many times faster than the calendar durations run; 1 in production. */
export const clock = (scale = 1, now: () => Date = () => new Date()): Clock => ({
  now: () => now().toISOString(),
  after: (start, duration) => instantAfter(start, durationMs(duration) / scale),
  toCalendar: (base, at) => stretched(base, at, scale),
  fromCalendar: (base, at) => stretched(base, at, 1 / scale),
});

const stretched = (base: Instant, at: Instant, factor: number): Instant =>
  instantAfter(base, (Date.parse(at) - Date.parse(base)) * factor);

const formats = new Map<string, Intl.DateTimeFormat>();

/** English dates are British: `Saturday 28 November 2026`. */
const localeOf = (language: string): string => (language === 'en' ? 'en-GB' : language);

/** Making a format takes much longer than using it. */
const format = (language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = JSON.stringify([language, options]);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(localeOf(language), options);
  formats.set(key, known);
  return known;
};

const partsOf = (
  instant: Instant,
  language: string,
  options: Intl.DateTimeFormatOptions,
): Partial<Record<string, string>> =>
  Object.fromEntries(
    format(language, options)
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  );

const IBERIAN = ['es', 'gl'];

/** Spanish and Galician set a date within a sentence alike. */
const iberianDay = (instant: Instant, language: string, timeZone: string): string => {
  const { weekday, day, month, year } = partsOf(instant, language, {
    ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
    timeZone,
  });
  return `${weekday} ${day} de ${month} de ${year}`;
};

const iberianHour = (instant: Instant, language: string, timeZone: string): string => {
  const { hour, minute = '' } = partsOf(instant, language, {
    ...{ hour: 'numeric', minute: '2-digit', hourCycle: 'h23' },
    timeZone,
  });
  const [one, more] = language === 'gl' ? ['á', 'ás'] : ['a la', 'a las'];
  return `${Number(hour) === 1 ? one : more} ${Number(hour)}:${minute.padStart(2, '0')}`;
};

/**
 * A date as a reader of the company's zone expects it, within a sentence: `como muy tarde el ` +
 * `sábado 28 de noviembre de 2026 a las 18:39`.
 */
export const formatInstant = (instant: Instant, language: string, zone: string): string =>
  IBERIAN.includes(language)
    ? `${iberianDay(instant, language, zone)} ${iberianHour(instant, language, zone)}`
    : format(language, { dateStyle: 'full', timeStyle: 'short', timeZone: zone }).format(new Date(instant));

/** The same without the hour. */
export const formatDay = (instant: Instant, language: string, zone: string): string =>
  IBERIAN.includes(language)
    ? iberianDay(instant, language, zone)
    : format(language, { dateStyle: 'full', timeZone: zone }).format(new Date(instant));

/** The hour alone, within a sentence: `a las 19:09`, `at 19:09`. */
export const formatClock = (instant: Instant, language: string, zone: string): string =>
  IBERIAN.includes(language)
    ? iberianHour(instant, language, zone)
    : `at ${format(language, { timeStyle: 'short', timeZone: zone }).format(new Date(instant))}`;

const yearIn = (instant: Instant, timeZone: string): string | undefined =>
  partsOf(instant, 'en', { year: 'numeric', timeZone })['year'];

/** The day without the year, where that is this year's: `sábado 28 de noviembre`, `Saturday 28 November`. */
export const formatShortDay = (
  instant: Instant,
  { language, zone, now }: { language: string; zone: string; now: Instant },
): string => {
  const day = formatDay(instant, language, zone);
  const year = yearIn(instant, zone);
  return year === yearIn(now, zone) ? day.replace(new RegExp(`,?( de)? ${year}$`), '') : day;
};
