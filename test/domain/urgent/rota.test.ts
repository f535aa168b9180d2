import { describe, expect, it } from 'vitest';
import { onDuty, onRota } from '#domain/people/rota.ts';
import { emergencyNumber } from '#domain/urgent/urgent-words.ts';
import { policy } from '#test/support/case-fixture.ts';

const shift = (over: Partial<(typeof policy.rota)[number]>) => ({
  ...policy,
  rota: [{ days: [1], from: '20:00', to: '08:00', people: ['lucia', 'mateo'], ...over }],
});
/** Hours of Madrid in November: UTC and one more. */
const at = (day: string, hour: string) => new Date(`2026-11-${day}T${hour}:00+01:00`).toISOString();

describe('The duty rota', () => {
  it.each([
    ['23', '19:59', []],
    ['23', '20:00', ['lucia', 'mateo']],
    ['24', '07:59', ['lucia', 'mateo']],
    ['24', '08:00', []],
    ['24', '20:00', []],
    ['23', '07:59', []],
  ])('has a shift of Monday night on the %s at %s: %s', (day, hour, people) => {
    expect(onRota(shift({}), at(day, hour))).toEqual(people);
  });

  it('covers every hour of the week in the demo policy', () => {
    for (let hour = 0; hour < 7 * 24; hour++) {
      const moment = new Date(Date.parse(at('23', '00:30')) + hour * 3_600_000).toISOString();
      expect(onRota(policy, moment).length, moment).toBeGreaterThan(0);
    }
  });

  it('passes over who is away and whom the complaint is about; then it is a supervisor’s', () => {
    const monday = at('23', '21:00');
    const away = {
      ...shift({}),
      people: policy.people.map((person) =>
        person.id === 'lucia' ? { ...person, absences: [{ from: '2026-11-23', to: '2026-11-23' }] } : person,
      ),
    };
    expect(onDuty(shift({}), monday, [])).toBe('lucia');
    expect(onDuty(away, monday, [])).toBe('mateo');
    expect(onDuty(away, monday, ['mateo'])).toBe('sofia');
    expect(onDuty(away, monday, ['mateo', 'sofia'])).toBe('andres');
    expect(onDuty(shift({}), at('24', '12:00'), [])).toBe('sofia');
  });
});

it.each([
  ['ES', '112'],
  ['GB', '999'],
  ['US', '911'],
  ['DE', '112'],
  ['ZZ', '112'],
  [undefined, '112'],
])('The emergency number in %s is %s', (country, number) => {
  expect(emergencyNumber(policy, country).es).toContain(number);
});
it('The emergency numbers of Peru are those of its services', () => {
  expect(emergencyNumber(policy, 'PE').es).toMatch(/116.*106.*105/);
});
