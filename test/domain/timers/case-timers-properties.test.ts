import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ComplaintClass } from '#domain/deadline/regime.ts';
import { aLine as line } from '#test/support/events.ts';
import { ids, RECEIVED, the, timersOf } from './timers-of.ts';

describe('whatever happens', () => {
  const types = [
    'acknowledged',
    'offered',
    'offer-answered',
    'message-sent',
    'completion-requested',
    'completed',
  ] as const;
  const story = fc
    .array(fc.record({ type: fc.constantFrom(...types), minutes: fc.integer({ min: 1, max: 2_000 }) }), {
      maxLength: 12,
    })
    .map((steps) => {
      let at = Date.parse(RECEIVED);
      return steps.map(({ type, minutes }) => {
        at += minutes * 60_000;
        return line(type, new Date(at).toISOString(), { taskId: 'c' });
      });
    });

  it('Whatever happens, the ids of timers are unique, dates lie after their start, and what fires lies between', () => {
    fc.assert(
      fc.property(story, fc.constantFrom('es-sac', 'pe-libro', 'ie-cpc', 'default'), (events, regime) => {
        const timers = timersOf(events, { regime });
        expect(new Set(ids(timers)).size).toBe(timers.length);
        for (const { id, startedAt, dueAt, next } of timers.filter((one) => one.id !== 'next-word')) {
          expect(dueAt > startedAt, id).toBe(true);
          if (next) expect(next.at >= startedAt && next.at <= dueAt, id).toBe(true);
        }
      }),
    );
  });

  it('The answer is never due before its rule allows, whatever the class turns out to be', () => {
    fc.assert(
      fc.property(
        story,
        fc.constantFrom<ComplaintClass>('general', 'billing', 'continuity'),
        (events, complaintClass) => {
          const plain = the('answer', timersOf([], { class: complaintClass }))?.dueAt ?? '';
          expect((the('answer', timersOf(events, { class: complaintClass }))?.dueAt ?? '') >= plain).toBe(true);
        },
      ),
    );
  });
});
