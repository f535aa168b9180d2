import { describe, expect, it } from 'vitest';
import type { QueueRow } from '../../desk/screens/queue/rows.ts';
import { rowsAfterMark } from '../../desk/screens/queue/rows-after-mark.ts';
import { snoozeTimes } from '../../desk/screens/queue/snooze-times.ts';

const timesOf = (now: string, dueAt: string, zone = 'Europe/Madrid') =>
  Object.fromEntries(snoozeTimes(new Date(now), dueAt, zone).map(({ choice, at }) => [choice, at]));

const FAR = '2027-12-31T00:00:00.000Z';

describe('Until when a row can be put off with one press', () => {
  it.each([
    ['in winter', '2026-11-29T10:00:00.000Z', 'Europe/Madrid', '2026-11-30T07:00:00.000Z'],
    ['in summer', '2026-07-01T10:00:00.000Z', 'Europe/Madrid', '2026-07-02T06:00:00.000Z'],
    ['on the evening before clocks go back', '2026-10-24T20:00:00.000Z', 'Europe/Madrid', '2026-10-25T07:00:00.000Z'],
    [
      'on the evening before clocks go forward',
      '2027-03-27T20:00:00.000Z',
      'Europe/Madrid',
      '2027-03-28T06:00:00.000Z',
    ],
    [
      'just after midnight, where it is another day than in UTC',
      '2026-11-29T23:30:00.000Z',
      'Europe/Madrid',
      '2026-12-01T07:00:00.000Z',
    ],
    ['in the Canaries', '2026-11-29T10:00:00.000Z', 'Atlantic/Canary', '2026-11-30T08:00:00.000Z'],
    ['far in the west', '2026-11-30T02:00:00.000Z', 'America/Bogota', '2026-11-30T13:00:00.000Z'],
  ])('Tomorrow begins at eight where one works: %s', (_, now, zone, morning) => {
    expect(timesOf(now, FAR, zone)['morning']).toBe(morning);
  });

  it('What would be after it is due is not offered; that it is due always is', () => {
    const now = '2026-11-29T10:00:00.000Z';
    expect(timesOf(now, '2026-11-29T18:00:00.000Z')).toEqual({
      hour: '2026-11-29T11:00:00.000Z',
      clock: '2026-11-29T18:00:00.000Z',
    });
    expect(timesOf(now, '2026-11-29T10:30:00.000Z')).toEqual({ clock: '2026-11-29T10:30:00.000Z' });
  });
});

describe('A mark is shown before the server has it', () => {
  const row = (id: string, over: Partial<QueueRow> = {}): QueueRow => ({
    ...{ id, caseId: 'c', reference: 'AM-22222222', dueAt: FAR, priority: false },
    ...over,
  });
  const off = { snoozedUntil: '2026-11-30T07:00:00.000Z' };

  it.each([
    ['mine', off, ['b']],
    ['cases', off, ['b']],
    ['breaching', off, ['a', 'b']],
    ['snoozed', off, ['a', 'b']],
    ['snoozed', { snoozedUntil: null }, ['b']],
    ['mine', { snoozedUntil: null }, ['a', 'b']],
    ['mine', { unread: true }, ['a', 'b']],
  ])('In the list %s after %o stand %j', (view, change, ids) => {
    expect(rowsAfterMark([row('a'), row('b', off)], view, { id: 'a', change }).map(({ id }) => id)).toEqual(ids);
  });

  it('Only the row that was marked changes', () => {
    const after = rowsAfterMark([row('a'), row('b')], 'mine', { id: 'a', change: { unread: true } });
    expect(after.map(({ unread }) => unread)).toEqual([true, undefined]);
  });
});
