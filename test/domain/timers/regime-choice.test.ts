import { describe, expect, it } from 'vitest';
import type { ComplaintClass } from '#domain/deadline/regime.ts';
import { regimeFor } from '#domain/timers/regime-choice.ts';
import { policy } from '#test/support/case-fixture.ts';
import { aLine as line } from '#test/support/events.ts';
import { law, regimeOf } from '#test/support/law.ts';
import { type Line, RECEIVED, the, timersOf } from './timers-of.ts';

describe('a re-classified case', () => {
  const under = (complaintClass: ComplaintClass, events: Line[]) =>
    the('answer', timersOf(events, { class: complaintClass }))?.dueAt ?? '';

  it('A re-classified case is counted from its original start and keeps its pauses (glpi 15605)', () => {
    expect(under('billing', [])).toBe('2027-01-16T22:59:59.999Z');
    const paused = [
      line('completion-requested', '2027-01-12T11:00:00.000Z', { taskId: 'c' }),
      line('completed', '2027-01-14T11:00:00.000Z', { taskId: 'c' }),
    ];
    expect(under('billing', paused)).toBe('2027-01-19T22:59:59.999Z');
  });

  it('A case stays under the version of the regime it began with', () => {
    const old = { ...regimeOf('es-sac'), version: 'old' };
    const head = { receivedAt: RECEIVED, regime: { id: 'es-sac', version: 'old', class: 'general' as const } };
    expect(regimeFor(head, old, { regimes: law.regimes, policy }).regime.version).toBe('old');
    expect(regimeFor({ ...head, class: 'billing' }, old, { regimes: law.regimes, policy })).toMatchObject({
      regime: { id: 'es-sac', version: 'old' },
      class: 'billing',
    });
  });

  it.each<[string, string, string | undefined, string]>([
    ['before Ley 10/2025 binds', '2026-12-20T11:00:00.000Z', undefined, 'es-consumer'],
    ['on the day it binds', '2026-12-28T11:00:00.000Z', undefined, 'es-sac'],
    ['of a customer in Peru', '2027-01-11T11:00:00.000Z', 'PE', 'pe-libro'],
    ['of a customer anywhere else', '2027-01-11T11:00:00.000Z', 'JP', 'default'],
  ])('A complaint received %s is under %s %s', (_, receivedAt, country, regime) => {
    const head = { receivedAt, ...(country && { country }) };
    expect(regimeFor(head, undefined, { regimes: law.regimes, policy }).regime.id).toBe(regime);
  });
});
