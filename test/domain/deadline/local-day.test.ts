import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  endOfDay,
  instantOf,
  localDay,
  startOfDay,
  timeOf,
  timeOnDay,
  weekday,
  withOffset,
} from '#domain/deadline/local-day.ts';

describe('the day that an instant falls on', () => {
  test.each([
    ['2026-12-31T23:30:00Z', 'Europe/Madrid', '2027-01-01'],
    ['2026-12-31T23:30:00Z', 'Atlantic/Canary', '2026-12-31'],
    ['2027-01-01T04:59:00Z', 'America/Lima', '2026-12-31'],
    ['2026-12-31T13:00:00Z', 'Australia/Sydney', '2027-01-01'],
    ['2026-07-01T03:59:00Z', 'America/New_York', '2026-06-30'],
    ['2028-02-28T23:00:00Z', 'Europe/Madrid', '2028-02-29'],
  ])('%s in %s is %s', (instant, zone, day) => {
    expect(localDay(timeOf(instant), zone)).toBe(day);
  });
});

describe('the last moment of a day', () => {
  test.each([
    ['a winter day', '2026-12-28', 'Europe/Madrid', '2026-12-28T23:59:59.999+01:00'],
    ['an hour later on the islands', '2026-12-28', 'Atlantic/Canary', '2026-12-28T23:59:59.999+00:00'],
    ['the day of 23 hours', '2026-03-29', 'Europe/Madrid', '2026-03-29T23:59:59.999+02:00'],
    ['the day of 25 hours', '2026-10-25', 'Europe/Madrid', '2026-10-25T23:59:59.999+01:00'],
    ['summer begins in New York', '2026-03-08', 'America/New_York', '2026-03-08T23:59:59.999-04:00'],
    ['summer ends in Sydney', '2026-04-05', 'Australia/Sydney', '2026-04-05T23:59:59.999+10:00'],
    ['no summer time in Lima', '2026-01-01', 'America/Lima', '2026-01-01T23:59:59.999-05:00'],
    ['before a midnight that Santiago leaps over', '2026-09-05', 'America/Santiago', '2026-09-05T23:59:59.999-04:00'],
    ['the Saturday hour that Santiago repeats', '2026-04-04', 'America/Santiago', '2026-04-04T23:59:59.999-04:00'],
    ['a zone of half hours', '2026-12-28', 'Asia/Kolkata', '2026-12-28T23:59:59.999+05:30'],
  ])('%s', (_, day, zone, expected) => {
    expect(withOffset(instantOf(endOfDay(day, zone)), zone)).toBe(expected);
  });

  test('The last moment of a day: days of 23, 24 and 25 hours', () => {
    const hours = (day: string, zone: string) => (endOfDay(day, zone) + 1 - startOfDay(day, zone)) / 3_600_000;
    expect(hours('2026-03-29', 'Europe/Madrid')).toBe(23);
    expect(hours('2026-10-25', 'Europe/Madrid')).toBe(25);
    expect(hours('2026-09-06', 'America/Santiago')).toBe(23);
    expect(hours('2026-02-28', 'Atlantic/Canary')).toBe(24);
  });
});

test.each([
  ['09:00', '2026-12-04T09:00:00.000+01:00'],
  ['24:00', '2026-12-05T00:00:00.000+01:00'],
])('%s on a day is an instant of the zone', (time, expected) => {
  expect(withOffset(instantOf(timeOnDay('2026-12-04', time, 'Europe/Madrid')), 'Europe/Madrid')).toBe(expected);
});

test('An hour that comes twice is taken the first time, one that never comes moves on', () => {
  const at = (day: string, time: string) =>
    withOffset(instantOf(timeOnDay(day, time, 'Europe/Madrid')), 'Europe/Madrid');
  expect(at('2026-10-25', '02:30')).toBe('2026-10-25T02:30:00.000+02:00');
  expect(at('2026-03-29', '02:30')).toBe('2026-03-29T03:30:00.000+02:00');
});

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2026-12-31', 2, '2027-02-28'],
  ['2026-11-30', 3, '2027-02-28'],
  ['2028-02-29', 12, '2029-02-28'],
  ['2026-02-28', 1, '2026-03-28'],
])('%s and %i months is %s', (day, months, expected) => {
  expect(addMonths(day, months)).toBe(expected);
});

test('Days follow each other over leap days and years', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2027-02-28', 1)).toBe('2027-03-01');
  expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
  expect(['2026-12-07', '2026-12-13', '1969-12-31'].map(weekday)).toEqual([1, 7, 3]);
});

test.each(['2026-12-04', '2026-12-04T18:30:00', 'tomorrow', '2026-13-04T18:30:00Z'])('%s is refused', (text) => {
  expect(() => timeOf(text)).toThrow(RangeError);
});
