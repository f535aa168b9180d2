import { localDay } from '#domain/deadline/local-day.ts';

/** How complaints of an ordinary year come and go: by hour, weekday and season, of the company's zone. */

/** The first instant of the year that is played, and how many days it has. */
export const YEAR_BEGINS = '2025-01-01T00:00:00.000Z';
export const DAYS = 365;
export const ZONE = 'Europe/Madrid';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** Of each hour of a day, the first from midnight. */
const BY_HOUR = [2, 1, 1, 1, 1, 1, 2, 4, 8, 12, 14, 14, 13, 11, 9, 9, 10, 11, 12, 12, 10, 9, 7, 4];
/** Of each weekday, Monday first. */
const BY_WEEKDAY = [1.25, 1.1, 1.05, 1, 1, 0.75, 0.65];

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const between = (day: string, from: string, to: string): boolean => day.slice(5) >= from && day.slice(5) <= to;

/** Seasons that lift or lower a topic, each by a factor; `*`: all of them. */
const SEASONS: { id: string; from: string; to: string; by: Readonly<Record<string, number>> }[] = [
  { id: 'sales', from: '01-07', to: '01-20', by: { '*': 1.15, refund: 1.6 } },
  { id: 'summer', from: '08-01', to: '08-31', by: { '*': 0.7 } },
  { id: 'black-friday', from: '11-27', to: '12-02', by: { '*': 1.5, delivery: 1.5 } },
  { id: 'christmas-comes', from: '12-03', to: '12-13', by: { '*': 1.2, delivery: 1.5 } },
  { id: 'christmas', from: '12-14', to: '12-26', by: { '*': 1.35, delivery: 2 } },
  { id: 'christmas-ends', from: '12-27', to: '12-31', by: { '*': 1.1, delivery: 1.6 } },
];

/** The first days of a month bring the bills of the one before. */
const billsOf = (day: string): number => (Number(day.slice(8)) <= 3 ? 1.7 : 1);

/** The seasonal peaks, for whoever asks whether an alarm fell on one. */
export const peaks = SEASONS.filter(({ by }) => (by['*'] ?? 1) > 1).map(({ id, from, to }) => ({ id, from, to }));

const hours = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', hourCycle: 'h23' });

/** How many times more than on average an hour brings, by topic. @param at the beginning of the hour, in milliseconds */
export const seasonsAt = (at: number): ((topic: string) => number) => {
  const day = localDay(at, ZONE);
  const hour = Number(hours.format(at));
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  const ordinary = ((BY_HOUR[hour] ?? 1) / mean(BY_HOUR)) * ((BY_WEEKDAY[weekday] ?? 1) / mean(BY_WEEKDAY));
  const now = SEASONS.filter(({ from, to }) => between(day, from, to));
  return (topic) => {
    const season = now.reduce((factor, { by }) => factor * (by['*'] ?? 1) * (by[topic] ?? 1), ordinary);
    return topic === 'billing' ? season * billsOf(day) : season;
  };
};
