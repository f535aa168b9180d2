import { timeOnDay } from '#domain/deadline/local-day.ts';

/** A day of each half of a year: on one of them the clocks of a zone show its standard time. */
const HALVES = ['2026-01-15', '2026-07-15'];

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

/**
 * When it is some time of the day in a zone, as a rule of EventBridge has it, whose clock is that of UTC. It goes by standard time: where
 * clocks are put forward, it is an hour later for a part of the year.
 * @param from hour of the day; every hour of it up to `to`, where that is given
 */
export const localHours = (
  zone: string,
  { from, to = from, minute }: { from: number; to?: number; minute: number },
): { hour: string; minute: string } => {
  const utc = Array.from({ length: to - from + 1 }, (_, place) => {
    const instants = HALVES.map((day) => timeOnDay(day, `${from + place}:${minute}`, zone) - Date.parse(day));
    return (Math.max(...instants) / MINUTE_MS + DAY_MINUTES) % DAY_MINUTES;
  });
  const hours = utc.map((minutes) => Math.floor(minutes / 60));
  return { hour: hours.join(','), minute: String((utc[0] ?? 0) % 60) };
};
