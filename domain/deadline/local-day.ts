import type { Instant } from '../time.ts';
import type { Day } from '../values.ts';

/**
 * Days and hours as a zone's clocks show them. A local time is held as the milliseconds that the same digits would be in UTC
 * ("wall"), so that the calendar itself is plain arithmetic and only `wallOf` and `instantOfWall` know of zones and their changes.
 */
const DAY = 86_400_000;

const wallClocks = new Map<string, Intl.DateTimeFormat>();

/** Swedish writes `2026-12-04 18:30:00`, which is ISO but for the T. */
const wallClock = (zone: string): Intl.DateTimeFormat => {
  const known = wallClocks.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: zone });
  wallClocks.set(zone, made);
  return made;
};

const wallOf = (time: number, zone: string): number =>
  Date.parse(`${wallClock(zone).format(time).replace(' ', 'T')}Z`) + (((time % 1000) + 1000) % 1000);

/**
 * When a zone's clocks first show a wall time. One that a change of hour leaps over is the instant of the change where the leap
 * begins on it (midnight in Santiago), and moves on by the leap otherwise.
 */
const instantOfWall = (wall: number, zone: string): number => {
  const before = wallOf(wall - DAY, zone) - (wall - DAY);
  const after = wallOf(wall + DAY, zone) - (wall + DAY);
  if (before === after) return wall - before;
  const candidates = [wall - Math.max(before, after), wall - Math.min(before, after)];
  return candidates.find((time) => wallOf(time, zone) === wall) ?? wall - before;
};

/**
 * Milliseconds of an instant with `Z` or an offset.
 * @throws RangeError for anything else: a time without offset means a different moment on every machine
 */
export const timeOf = (instant: Instant): number => {
  const time = /T[^T]{0,40}(Z|[+-]\d\d:\d\d)$/.test(instant) ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(time)) throw new RangeError(`Not an instant with Z or an offset: ${instant}`);
  return time;
};

export const instantOf = (time: number): Instant => new Date(time).toISOString();

/** The day that an instant (milliseconds) falls on in a zone. */
export const localDay = (time: number, zone: string): Day => wallClock(zone).format(time).slice(0, 10);

/** The time of day, `HH:MM`, at an instant (milliseconds) in a zone. */
export const localTimeOfDay = (time: number, zone: string): string => wallClock(zone).format(time).slice(11, 16);

/** Milliseconds of the first moment of a day in a zone. */
export const startOfDay = (day: Day, zone: string): number => instantOfWall(Date.parse(day), zone);

/** Milliseconds of the last moment of a day in a zone: 23:59:59.999, on days of 23 and 25 hours too. */
export const endOfDay = (day: Day, zone: string): number => startOfDay(addDays(day, 1), zone) - 1;

/** Milliseconds of a time of day, `HH:MM` (24:00 is the end of the day), in a zone. */
export const timeOnDay = (day: Day, time: string, zone: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return instantOfWall(Date.parse(day) + (hours * 60 + minutes) * 60_000, zone);
};

/** An instant as a zone's clocks show it: `2026-12-28T23:59:59.999+01:00`. */
export const withOffset = (instant: Instant, zone: string): string => {
  const time = timeOf(instant);
  const wall = wallOf(time, zone);
  const minutes = Math.round((wall - time) / 60_000);
  const two = (value: number): string => String(Math.floor(Math.abs(value))).padStart(2, '0');
  return `${instantOf(wall).slice(0, -1)}${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
};

/** Most steps stay within the 28 days that every month has: ten times as fast there as by way of a date. */
export const addDays = (day: Day, count: number): Day => {
  const date = Number(day.slice(8)) + count;
  if (date >= 1 && date <= 28) return `${day.slice(0, 8)}${String(date).padStart(2, '0')}`;
  return new Date(Date.parse(day) + count * DAY).toISOString().slice(0, 10);
};

/** The days from one to another, both included. */
export const daysBetween = (from: Day, to: Day): Day[] => {
  const days: Day[] = [];
  for (let time = Date.parse(from); time <= Date.parse(to); time += DAY)
    days.push(new Date(time).toISOString().slice(0, 10));
  return days;
};

/** Date to date; a day that the month lacks is its last one: 31 January + 1 month = 28 or 29 February. */
export const addMonths = (day: Day, count: number): Day => {
  const date = new Date(day);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + count];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(date.getUTCDate(), lastOfMonth))).toISOString().slice(0, 10);
};

/** 1 (Monday) to 7 (Sunday). */
export const weekday = (day: Day): number => ((Math.floor(Date.parse(day) / DAY) + 3) % 7) + 1;
