import { expect, test } from 'vitest';
import { StaffChange } from '#domain/staff/change.ts';
import { fieldsOf } from '#domain/staff/fields.ts';
import { policy } from '#test/support/policy.ts';
import {
  changedFields,
  disruptionIn,
  fieldsIn,
  HOURS,
  placesOf,
  rotaWith,
  shiftIn,
  valuesOf,
  valuesOfShift,
} from '../../desk/screens/staff/values.ts';
import { weekdaysInWords } from '../../desk/screens/staff/weekdays.ts';

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
  expect(policy.rota.map((shift) => shiftIn(valuesOfShift(shift)))).toEqual(policy.rota);
  expect(shiftIn(valuesOfShift(other))).toEqual(other);
  expect(rotaWith(policy.rota, 0, other)['rota']).toEqual([other, ...policy.rota.slice(1)]);
  expect(rotaWith(policy.rota, 0, undefined)['rota']).toEqual(policy.rota.slice(1));
  expect(rotaWith([...policy.rota.slice(0, 2)], 2, other)['rota']).toEqual([first, second, other]);
  expect(StaffChange.safeParse(rotaWith(policy.rota, 4, other)).success).toBe(true);
});

test('Of a shift who calls first stands first, whoever stands twice calls once, and places that are left out are none', () => {
  const people = Array.from({ length: 11 }, (_, place) => `p${place}`);
  const long = { days: [1], from: '08:00', to: '10:00', people };
  expect(placesOf(long)).toHaveLength(12);
  expect(placesOf()).toEqual([0, 1, 2]);
  expect(shiftIn(valuesOfShift(long)).people).toEqual(people);
  const typed = { days: '6,2', from: '08:00', to: '10:00', 'person-2': 'ada', 'person-0': 'eva', 'person-1': '' };
  expect(shiftIn({ ...typed, 'person-3': 'eva' })).toEqual({ ...long, days: [2, 6], people: ['eva', 'ada'] });
});

test.each([
  [[1, 2, 3, 4, 5], 'lunes a viernes', 'Monday to Friday'],
  [[7, 6], 'sábado y domingo', 'Saturday and Sunday'],
  [[1, 3, 5], 'lunes, miércoles y viernes', 'Monday, Wednesday and Friday'],
  [[4], 'jueves', 'Thursday'],
])('Days %j are said as people say them', (days, es, en) => {
  expect(weekdaysInWords(days, 'es')).toBe(es);
  expect(weekdaysInWords(days, 'en').replace(', and', ' and')).toBe(en);
});

test('A disruption can be said for as long as the screen offers, and the longest is the longest that is taken', () => {
  const said = (forHours: string) => StaffChange.safeParse(disruptionIn({ channels: 'email,call', forHours }));
  const taken = HOURS.map((hours) => said(String(hours)));
  expect(taken.map(({ data }) => data)).toEqual(
    HOURS.map((forHours) => ({ change: 'disruption', channels: ['email', 'call'], forHours })),
  );
  expect(said(String(Math.max(...HOURS) + 1)).success).toBe(false);
});
