import { expect, test } from 'vitest';
import { StaffChange } from '#domain/staff/change.ts';
import { fieldsOf } from '#domain/staff/fields.ts';
import { policy } from '#test/support/policy.ts';
import {
  changedFields,
  fieldsIn,
  rotaWith,
  shiftIn,
  valuesOf,
  valuesOfShift,
} from '../../desk/screens/staff/values.ts';

test.each(policy.people.map((person) => [person.id, fieldsOf(person)] as const))(
  'A form about %s that is sent as it was opened changes nothing',
  (_, fields) => expect(changedFields(fields, fieldsIn(valuesOf(fields)))).toEqual({}),
);

test('Only what is another is sent, sums in minor units; what is no sum is no taking away', () => {
  const elena = policy.people.find(({ id }) => id === 'elena');
  const fields = elena ? fieldsOf(elena) : {};
  const typed = { ...valuesOf(fields), limit: '812,50', substitute: '' };
  const set = changedFields(fields, fieldsIn(typed));
  expect(set).toEqual({ limit: 81_250, substitute: null });
  expect(StaffChange.safeParse({ change: 'person', person: 'elena', set }).success).toBe(true);
  const wrong = changedFields(fields, fieldsIn({ ...typed, limit: 'mucho' }));
  expect(wrong['limit']).toBe('mucho');
  expect(StaffChange.safeParse({ change: 'person', person: 'elena', set: wrong }).success).toBe(false);
});

test('A shift is changed, taken away or added, and the others stay', () => {
  const [first, second] = policy.rota;
  const other = { days: [6], from: '08:00', to: '10:00', people: ['nadia'] };
  expect(shiftIn(valuesOfShift(other))).toEqual(other);
  expect(rotaWith(policy.rota, 0, other)['rota']).toEqual([other, ...policy.rota.slice(1)]);
  expect(rotaWith(policy.rota, 0, undefined)['rota']).toEqual(policy.rota.slice(1));
  expect(rotaWith([...policy.rota.slice(0, 2)], 2, other)['rota']).toEqual([first, second, other]);
  expect(StaffChange.safeParse(rotaWith(policy.rota, 4, other)).success).toBe(true);
});
