import { expect, it } from 'vitest';
import { localHours } from '#infra/local-hours.ts';
import { resourcesOf, templateFor } from './stack.ts';

it.each([
  ['Europe/Madrid', '6', '50'],
  ['Atlantic/Canary', '7', '50'],
  ['Europe/London', '7', '50'],
  ['America/Lima', '12', '50'],
  ['America/Santiago', '11', '50'],
  ['Asia/Kolkata', '2', '20'],
])(
  'Ten to eight in the morning of %s is at %s:%s UTC, by standard time in either half of the world',
  (zone, hour, minute) => {
    expect(localHours(zone, { from: 7, minute: 50 })).toEqual({ hour, minute });
  },
);

it('Hours of a day may lie in two days of UTC', () => {
  expect(localHours('America/Lima', { from: 17, to: 20, minute: 30 })).toEqual({ hour: '22,23,0,1', minute: '30' });
});

it('What the team of the demo company reads in the morning is sent in its morning', () => {
  const rules = resourcesOf(templateFor('prod'), 'AWS::Events::Rule').map(([id, { Properties }]) => ({
    ...{ id, at: Properties['ScheduleExpression'] },
  }));
  expect(rules.find(({ id }) => id.startsWith('ActionReminders'))?.at).toBe('cron(50 6 * * ? *)');
  expect(rules.find(({ id }) => id.startsWith('SetAsideList'))?.at).toBe('cron(10 6 * * ? *)');
});
