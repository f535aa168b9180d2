import { describe, expect, test } from 'vitest';
import { type DueState, dueState } from '../../desk/parts/due-state.ts';

const AT = '2026-11-30T12:00:00.000Z';
const before = (minutes: number): number => Date.parse(AT) - minutes * 60_000;
const from = (minutes: number): string => new Date(before(minutes)).toISOString();
const DAY = 24 * 60;

describe('How a date to keep is called', () => {
  test.each<[string, number, string | undefined, DueState]>([
    ['a call of half an hour, a minute after it came', 29, from(30), 'onTime'],
    ['a call of half an hour with a quarter of its time left', 7.5, from(30), 'soon'],
    ['a call of half an hour with seconds left', 0.2, from(30), 'nearly'],
    ['an answer within fifteen days, four hours before its end', 4 * 60, from(15 * DAY), 'soon'],
    ['an answer within fifteen days, three hours before its end', 3 * 60, from(15 * DAY), 'nearly'],
    ['an answer within fifteen days, a week before its end', 7 * DAY, from(15 * DAY), 'onTime'],
    ['a date of which nobody knows the beginning, five hours before', 5 * 60, undefined, 'onTime'],
    ['a date of which nobody knows the beginning, an hour before', 60, undefined, 'soon'],
    ['a date of which nobody knows the beginning, a quarter of an hour before', 15, undefined, 'nearly'],
    ['a date that lies before its beginning, an hour before', 60, from(-10), 'soon'],
    ['a date that has passed, however it began', -1, from(30), 'over'],
    ['a date that has passed, of which nobody knows the beginning', -1, undefined, 'over'],
  ])('%s', (_, minutes, since, expected) => {
    expect(dueState({ at: AT, from: since }, before(minutes))).toBe(expected);
  });
});
