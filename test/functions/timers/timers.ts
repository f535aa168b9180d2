import type { OutboxItem, Tick } from '#cases/store/outbox.ts';
import type { DeadlineDeps } from '#functions/timers/deps.ts';
import { strike } from '#functions/timers/timer-fired.ts';
import { CASE_ID, type World } from '#test/support/case-fixture.ts';

export const TRACKING_URL = 'https://api.lumbre.example/t/token';

export const deadlineDepsOf = ({ cases, clock, policy, law }: World): DeadlineDeps => ({
  cases,
  clock,
  policy,
  law,
  trackingUrl: async () => TRACKING_URL,
  deskUrl: 'https://api.lumbre.example/desk',
});

type ClockItem = Extract<OutboxItem, { effect: 'set-clock' }>;

/** The clock that was set last. */
export const lastClock = async (world: World): Promise<ClockItem | undefined> =>
  (await world.outbox()).filter((item) => item.effect === 'set-clock').at(-1);

/** Lets a task's clocks strike one after the other, each when it is due, until no further one is set. */
export const letItStrike = async (world: World, taskId: string): Promise<Tick[]> => {
  const deps = deadlineDepsOf(world);
  const struck: Tick[] = [];
  let tick: Tick | undefined = { clock: 'task', caseId: CASE_ID, taskId, rung: 0 };
  while (tick && struck.length < 20) {
    await strike(tick, deps);
    struck.push(tick);
    const next: ClockItem | undefined = await lastClock(world);
    const isNew: boolean =
      next !== undefined && !struck.some((old) => JSON.stringify(old) === JSON.stringify(next.tick));
    if (next && isNew) world.clock.set(next.at);
    tick = next && isNew ? next.tick : undefined;
  }
  return struck;
};
