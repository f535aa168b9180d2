import { casesDue, tasksDue } from '#cases/store/timers-due.ts';
import type { Effect } from '#domain/case/effects.ts';
import { escalationTimer } from '#domain/tasks/escalation-timer.ts';
import type { Instant } from '#domain/time.ts';
import { setTimerEffect } from '#domain/timers/recalculate-timers.ts';
import { log } from '#platform/log.ts';
import type { RelayDeps } from './deps.ts';

type SetTimer = Extract<Effect, { effect: 'set-timer' }>;

/** A timer that should have fired so long ago has lost its schedule. */
const LOST_MS = 3 * 60_000;
/** One a day old was repaired often enough: by then an alarm went off. */
const OLDEST_MS = 24 * 60 * 60_000;

const isSetTimer = (effect: Effect): effect is SetTimer => effect.effect === 'set-timer';

/** A timer that should have fired, and since when it can be seen here that it did not. */
type Overdue = { timer: SetTimer; since: Instant };

/**
 * The timers that should have fired by an instant, of cases and of tasks past their date. A task is found by its date: that the
 * reminder before it was lost is seen no earlier, however long ago that was, and all later steps wait for it.
 */
const overdue = async (to: Instant, deps: RelayDeps): Promise<Overdue[]> => {
  const [cases, tasks] = [await casesDue(deps.table, to), await tasksDue(deps.table, to)];
  return [
    ...cases.flatMap(({ caseId, timers }) =>
      timers
        .flatMap((timer) => setTimerEffect(caseId, timer))
        .filter(isSetTimer)
        .map((timer) => ({ timer, since: timer.at })),
    ),
    ...tasks
      .filter(({ status }) => status === 'open')
      .flatMap((task) =>
        escalationTimer(task, deps)
          .filter(isSetTimer)
          .map((timer) => ({ timer, since: [timer.at, task.dueAt].sort().at(-1) ?? timer.at })),
      ),
  ];
};

/**
 * Sets the timers again that should have fired and did not: their schedule was lost. They fire in a moment; for one that
 * fired meanwhile its date says so, and nothing happens twice. Called every few minutes.
 */
export const repairTimers = async (deps: RelayDeps): Promise<void> => {
  const now = Date.parse(deps.clock.now());
  const [from, to] = [now - OLDEST_MS, now - LOST_MS].map((time) => new Date(time).toISOString()) as [string, string];
  const lost = (await overdue(to, deps)).filter(({ timer, since }) => since >= from && timer.at <= to);
  for (const { name, at, timerEvent } of lost.map(({ timer }) => timer)) {
    await deps.scheduler.set(name, at, timerEvent);
    log('warn', 'timer repaired', { caseId: timerEvent.caseId, timer: timerEvent.timer });
  }
};
