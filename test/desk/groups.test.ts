import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grouped, groupOf } from '../../desk/screens/queue/groups.ts';

const MADRID = 'Europe/Madrid';
/** A Wednesday, 23:30 in Madrid. */
const now = new Date('2026-11-25T22:30:00Z');

describe('How soon a row is due', () => {
  test.each([
    ['A minute ago is overdue', '2026-11-25T22:29:00Z', 'overdue'],
    ['Half an hour ahead is today', '2026-11-25T22:50:00Z', 'today'],
    ['After midnight of the zone is another day, though not of UTC', '2026-11-25T23:10:00Z', 'week'],
    ['Sunday night belongs to this week', '2026-11-29T22:59:00Z', 'week'],
    ['Monday does not', '2026-11-29T23:00:00Z', 'later'],
  ])('%s', (_, dueAt, group) => {
    expect(groupOf(dueAt, now, MADRID)).toBe(group);
  });

  test('On a Sunday tomorrow is later, not this week', () => {
    expect(groupOf('2026-11-30T09:00:00Z', new Date('2026-11-29T10:00:00Z'), MADRID)).toBe('later');
  });

  test('The day is that of the zone', () => {
    expect(groupOf('2026-11-25T23:10:00Z', now, 'Atlantic/Canary')).toBe('today');
  });

  test('Every row stands in one group, groups come by urgency, and a row keeps its place within', () => {
    const dates = fc.date({
      min: new Date('2026-11-01T00:00:00Z'),
      max: new Date('2026-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    void fc.assert(
      fc.property(fc.array(dates), (times) => {
        const rows = times.map((at, id) => ({ id, dueAt: at.toISOString() }));
        const groups = grouped(rows, { now, zone: MADRID });
        const order = groups.map(({ group }) => ['overdue', 'today', 'week', 'later'].indexOf(group));
        expect(order).toEqual(order.toSorted());
        expect(groups.flatMap((group) => group.rows).length).toBe(rows.length);
        for (const { rows: inGroup } of groups) {
          const ids = inGroup.map(({ id }) => id);
          expect(ids).toEqual(ids.toSorted((a, b) => a - b));
        }
      }),
    );
  });
});
