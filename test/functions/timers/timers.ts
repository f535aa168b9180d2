import type { OutboxItem } from '#cases/store/outbox.ts';
import type { TimerEvent } from '#domain/case/effects.ts';
import type { TimerDeps } from '#functions/timers/deps.ts';
import { timerFired } from '#functions/timers/timer-fired.ts';
import { CASE_ID, type CaseFixture, caseFixture, knownAs } from '#test/support/case-fixture.ts';

export const TRACKING_URL = 'https://api.lumbre.example/t/token';

export const timerDepsOf = ({ table, cases, clock, policy, law }: CaseFixture): TimerDeps => ({
  table,
  cases,
  clock,
  policy,
  law,
  trackingUrl: async () => TRACKING_URL,
  deskUrl: 'https://api.lumbre.example/desk',
});

/** A case that waits, received on Monday. */
export const unansweredCase = async (text?: string): Promise<CaseFixture> => {
  const fixture = caseFixture();
  await fixture.openCase({ head: knownAs('ana'), ...(text && { text }) });
  return fixture;
};

type TimerItem = Extract<OutboxItem, { effect: 'set-timer' }>;

/** The timer that was set last. */
export const lastTimer = async (fixture: CaseFixture): Promise<TimerItem | undefined> =>
  (await fixture.outbox()).filter((item) => item.effect === 'set-timer').at(-1);

/** Lets a task's timers fire one after the other, each when it is due, until no further one is set. */
export const letTimersFire = async (fixture: CaseFixture, taskId: string): Promise<TimerEvent[]> => {
  const deps = timerDepsOf(fixture);
  const fired: TimerEvent[] = [];
  let timerEvent: TimerEvent | undefined = { timer: 'task', caseId: CASE_ID, taskId, step: 0 };
  while (timerEvent && fired.length < 20) {
    await timerFired(timerEvent, deps);
    fired.push(timerEvent);
    const next: TimerItem | undefined = await lastTimer(fixture);
    const isNew: boolean =
      next !== undefined && !fired.some((old) => JSON.stringify(old) === JSON.stringify(next.timerEvent));
    if (next && isNew) fixture.clock.set(next.at);
    timerEvent = next && isNew ? next.timerEvent : undefined;
  }
  return fired;
};
