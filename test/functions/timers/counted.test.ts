import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TimerEvent } from '#domain/case/effects.ts';
import { timerFired } from '#functions/timers/timer-fired.ts';
import { CASE_ID, caseFixture, MONDAY, standingClock } from '#test/support/case-fixture.ts';
import { anEvent } from '#test/support/events.ts';
import { timerDepsOf } from './timers.ts';

/** Monday and fifteen calendar days, under the Spanish Consumer Act. */
const ANSWER = '2026-12-08T22:59:59.999Z';
const NEXT_WORD = '2026-11-25T09:00:00.000Z';

const lines: unknown[] = [];
beforeEach(() => {
  lines.length = 0;
  vi.spyOn(console, 'warn').mockImplementation((line) => void lines.push(line));
});
afterEach(() => vi.restoreAllMocks());

const fired = async (
  timerEvent: Pick<Extract<TimerEvent, { timer: 'case' }>, 'id' | 'dueAt'>,
  thresholds: number[],
) => {
  const fixture = caseFixture(standingClock(), 'dated');
  await fixture.openCase();
  await fixture.cases.change(CASE_ID, MONDAY, () => ({
    events: [anEvent('acknowledged', { cycle: 1 })],
  }));
  for (const thresholdPercent of thresholds) {
    const running = (await fixture.file()).head.timers.find(({ id }) => id === timerEvent.id);
    fixture.clock.set(running?.next?.at ?? timerEvent.dueAt);
    const whole = { timer: 'case', caseId: CASE_ID, ...timerEvent, thresholdPercent } as const;
    await timerFired(whole, timerDepsOf(fixture));
    await timerFired(whole, timerDepsOf(fixture));
  }
  return lines;
};

/** The fields that metric filters read (infra/constructs/timer-metrics.ts). */
const line = (message: string, timer: string, rule: string, thresholdPercent: number) => ({
  message,
  caseId: CASE_ID,
  timer,
  rule,
  thresholdPercent,
});

describe('what the monitoring counts', () => {
  it('The log has one line for a legal date that comes near and one when it is missed', async () => {
    expect(await fired({ id: 'answer', dueAt: ANSWER }, [50, 75, 99, 100])).toEqual([
      line('timer warned', 'answer', 'answer', 50),
      line('timer warned', 'answer', 'answer', 75),
      line('timer warned', 'answer', 'answer', 99),
      line('timer breached', 'answer', 'answer', 100),
    ]);
  });

  it('The log has a line for the company’s own promise only when it is broken, with the rule of the policy', async () => {
    expect(await fired({ id: 'next-word', dueAt: NEXT_WORD }, [100])).toEqual([
      line('timer breached', 'next-word', 'policy', 100),
    ]);
  });
});
