import type { CaseTimer } from '#domain/case/timer.ts';
import type { ComplaintClass } from '#domain/deadline/regime.ts';
import { clock } from '#domain/time.ts';
import { caseTimers, type TimerSituation } from '#domain/timers/case-timers.ts';
import { policy } from '#test/support/case-fixture.ts';
import { aLine as line } from '#test/support/events.ts';
import { law, regimeOf } from '#test/support/law.ts';

export type Line = TimerSituation['events'][number];
type Told = {
  regime?: string;
  class?: ComplaintClass;
  head?: Partial<TimerSituation['head']>;
  now?: string;
  scale?: number;
};

/** A Monday noon in January 2027, when Ley 10/2025 binds. */
export const RECEIVED = '2027-01-11T11:00:00.000Z';
export const received = line('complaint-received', RECEIVED);

export const timersOf = (events: Line[], told: Told = {}): CaseTimer[] =>
  caseTimers({
    head: { receivedAt: RECEIVED, nextWordBy: '2027-01-13T11:00:00.000Z', ...told.head },
    events: [received, ...events],
    regime: regimeOf(told.regime ?? 'es-sac'),
    class: told.class ?? 'general',
    law,
    policy,
    clock: clock(told.scale ?? 1),
    now: told.now ?? events.at(-1)?.at ?? RECEIVED,
  });

export const ids = (timers: CaseTimer[]) => timers.map(({ id }) => id);
export const the = (id: string, timers: CaseTimer[]) => timers.find((one) => one.id === id);
