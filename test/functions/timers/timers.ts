import type { OutboxItem } from '#cases/store/outbox.ts';
import type { TimerEvent } from '#domain/case/effects.ts';
import type { DeadlineDeps } from '#functions/timers/deps.ts';
import { timerFired } from '#functions/timers/timer-fired.ts';
import { CASE_ID, type CaseFixture } from '#test/support/case-fixture.ts';

export const TRACKING_URL = 'https://api.lumbre.example/t/token';

export const deadlineDepsOf = ({ cases, clock, policy, law }: CaseFixture): DeadlineDeps => ({
  cases,
  clock,
  policy,
  law,
  trackingUrl: async () => TRACKING_URL,
  deskUrl: 'https://api.lumbre.example/desk',
});

type ClockItem = Extract<OutboxItem, { effect: 'set-timer' }>;

/** The timer that was set last. */
export const lastClock = async (fixture: CaseFixture): Promise<ClockItem | undefined> =>
  (await fixture.outbox()).filter((item) => item.effect === 'set-timer').at(-1);

/** Lets a task's timers fire one after the other, each when it is due, until no further one is set. */
export const letItStrike = async (fixture: CaseFixture, taskId: string): Promise<TimerEvent[]> => {
  const deps = deadlineDepsOf(fixture);
  const fired: TimerEvent[] = [];
  let timerEvent: TimerEvent | undefined = { timer: 'task', caseId: CASE_ID, taskId, step: 0 };
  while (timerEvent && fired.length < 20) {
    await timerFired(timerEvent, deps);
    fired.push(timerEvent);
    const next: ClockItem | undefined = await lastClock(fixture);
    const isNew: boolean =
      next !== undefined && !fired.some((old) => JSON.stringify(old) === JSON.stringify(next.timerEvent));
    if (next && isNew) fixture.clock.set(next.at);
    timerEvent = next && isNew ? next.timerEvent : undefined;
  }
  return fired;
};
