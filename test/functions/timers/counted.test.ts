import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Tick } from '#cases/store/outbox.ts';
import { strike } from '#functions/timers/timer-fired.ts';
import { aWorld, CASE_ID, MONDAY, standingClock } from '#test/support/case-fixture.ts';
import { deadlineDepsOf } from './timers.ts';

/** Monday and fifteen calendar days, under the Spanish Consumer Act. */
const ANSWER = '2026-12-08T22:59:59.999Z';
const NEXT_WORD = '2026-11-25T09:00:00.000Z';

const lines: unknown[] = [];
beforeEach(() => {
  lines.length = 0;
  vi.spyOn(console, 'warn').mockImplementation((line) => void lines.push(line));
});
afterEach(() => vi.restoreAllMocks());

const struck = async (tick: Pick<Extract<Tick, { clock: 'case' }>, 'id' | 'dueAt'>, marks: number[]) => {
  const world = aWorld(standingClock(), 'dated');
  await world.openCase();
  await world.cases.change(CASE_ID, MONDAY, () => ({
    events: [{ type: 'acknowledged', actor: { kind: 'system' }, data: { run: 1 } }],
  }));
  for (const mark of marks) {
    const running = (await world.file()).head.clocks.find(({ id }) => id === tick.id);
    world.clock.set(running?.next?.at ?? tick.dueAt);
    const whole = { clock: 'case', caseId: CASE_ID, ...tick, mark } as const;
    await strike(whole, deadlineDepsOf(world));
    await strike(whole, deadlineDepsOf(world));
  }
  return lines;
};

/** The fields that metric filters read (infra/constructs/clock-metrics.ts). */
const line = (message: string, clock: string, rule: string, mark: number) => ({
  message,
  caseId: CASE_ID,
  clock,
  rule,
  mark,
});

describe('the log tells the monitoring', () => {
  it('of a date of the law that comes near and is missed, each once', async () => {
    expect(await struck({ id: 'answer', dueAt: ANSWER }, [50, 75, 99, 100])).toEqual([
      line('clock warned', 'answer', 'answer', 50),
      line('clock warned', 'answer', 'answer', 75),
      line('clock warned', 'answer', 'answer', 99),
      line('clock breached', 'answer', 'answer', 100),
    ]);
  });

  it('of the company’s own promise only when it is broken, by a rule of the policy', async () => {
    expect(await struck({ id: 'next-word', dueAt: NEXT_WORD }, [100])).toEqual([
      line('clock breached', 'next-word', 'policy', 100),
    ]);
  });
});
