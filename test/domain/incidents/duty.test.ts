import { expect, test } from 'vitest';
import { outageDuty } from '#domain/incidents/duty.ts';
import type { IncidentMessage } from '#domain/incidents/message.ts';
import { aCase, policy, standingClock } from '#test/support/case-fixture.ts';
import { law } from '#test/support/law.ts';

const receivedAt = '2026-11-23T08:00:00.000Z';
const answerBy = '2026-11-23T10:00:00.000Z';

const spanish = law.regimes.find(({ id }) => id === 'es-sac');
const first = (of: 'continuity' | 'general' = 'continuity', regime = spanish) => {
  if (!regime) throw new Error('There is no such regime');
  const head = {
    ...aCase({ receivedAt, answerBy }),
    regime: { id: regime.id, version: 'x', class: of },
    timers: [],
    seq: 1,
    lastHash: '',
  };
  return { head, regime };
};

const message = (over: Partial<IncidentMessage> = {}): IncidentMessage => ({
  ...{ incidentId: 'i', number: 1, kind: 'outage', state: 'released', writtenBy: 'rosa', writtenAt: receivedAt },
  texts: { es: { text: 'Avería', restoration: 'A las 13:00' }, en: { text: 'Fault', restoration: 'At 13:00' } },
  ...{ decidedBy: 'andres', decidedAt: '2026-11-23T09:30:00.000Z' },
  ...over,
});

const at = (now: string) => ({ policy, clock: standingClock(now), language: 'es' as const });

test('A cut of a basic service has two hours for the first word to all, from the first complaint', () => {
  const duty = outageDuty({ state: 'confirmed', messages: [] }, first(), at('2026-11-23T09:00:00.000Z'));
  expect(duty?.dates).toMatchObject([{ what: 'first-word', article: '17.2', dueAt: answerBy, isLate: false }]);
  expect(duty?.dates[0]?.explanation).toContain('dos horas');
  expect(
    outageDuty({ state: 'confirmed', messages: [] }, first(), at('2026-11-23T10:01:00.000Z'))?.dates[0]?.isLate,
  ).toBe(true);
});

test('A word that was released in time stays in time, and the next is due by the policy until it is closed', () => {
  const told = [message(), message({ number: 2, kind: 'word', decidedAt: '2026-11-23T09:50:00.000Z' })];
  const duty = outageDuty({ state: 'confirmed', messages: told }, first(), at('2026-11-23T11:00:00.000Z'));
  expect(duty?.dates).toMatchObject([
    { what: 'first-word', doneAt: '2026-11-23T09:30:00.000Z', isLate: false },
    { what: 'next-word', article: '13.9', dueAt: '2026-11-23T11:30:00.000Z', isLate: false },
  ]);
  const closed = { by: 'rosa', at: '2026-11-23T11:10:00.000Z' };
  expect(
    outageDuty({ state: 'closed', closed, messages: told }, first(), at('2026-11-24T11:00:00.000Z'))?.dates,
  ).toHaveLength(1);
});

test('What waits for its release or was refused has told nobody anything', () => {
  const waiting = [message({ state: 'waiting' }), message({ number: 2, state: 'refused' })];
  const duty = outageDuty({ state: 'confirmed', messages: waiting }, first(), at('2026-11-23T10:30:00.000Z'));
  expect(duty?.dates).toMatchObject([{ isLate: true }]);
  expect(duty?.dates[0]).not.toHaveProperty('doneAt');
});

test('Where no law speaks of it there is no such duty', () => {
  expect(outageDuty({ state: 'confirmed', messages: [] }, undefined, at(receivedAt))).toBeUndefined();
  expect(outageDuty({ state: 'confirmed', messages: [] }, first('general'), at(receivedAt))).toBeUndefined();
  const another = law.regimes.find(({ id }) => id === 'default');
  expect(
    outageDuty({ state: 'confirmed', messages: [] }, first('continuity', another), at(receivedAt)),
  ).toBeUndefined();
});
