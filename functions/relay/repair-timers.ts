import { casesDue, moveTimersDue, otherTimersDue, type TimersDue, tasksDue } from '#cases/store/timers-due.ts';
import { escalationTimer } from '#domain/tasks/escalation-timer.ts';
import type { Instant } from '#domain/time.ts';
import { setTimerEffect } from '#domain/timers/recalculate-timers.ts';
import { firstOf, type Schedule } from '#domain/timers/schedules.ts';
import { log } from '#platform/log.ts';
import type { RelayDeps } from './deps.ts';
import { schedulesNow } from './schedules-now.ts';

/** A timer that should have fired so long ago has lost its schedule. */
const LOST_MS = 3 * 60_000;
/** One a day old was repaired often enough: by then an alarm went off. */
const OLDEST_MS = 24 * 60 * 60_000;

const isSetTimer = (effect: { effect: string }): effect is Schedule => effect.effect === 'set-timer';

/** A timer that should have fired, and since when it can be seen here that it did not. */
type Overdue = { timer: Schedule; since: Instant };

/** Between when a timer should have fired that is set again. */
type Span = { from: Instant; to: Instant };

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

const setAgain = async ({ name, at, timerEvent }: Schedule, { scheduler }: RelayDeps): Promise<void> => {
  await scheduler.set(name, at, timerEvent);
  log('warn', 'timer repaired', { caseId: timerEvent.caseId, timer: timerEvent.timer });
};

/**
 * Sets the other timers of a case again that should have fired, as they follow from it now. It is listed from then on by the first
 * that can still be helped: by none where nothing more follows, or where what does was tried for a day.
 */
const repairOthers = async (due: TimersDue, { from, to }: Span, deps: RelayDeps): Promise<void> => {
  const hopeful = (await schedulesNow(due.caseId, deps)).filter(({ at }) => at >= from);
  for (const lost of hopeful.filter(({ at }) => at <= to)) await setAgain(lost, deps);
  const first = firstOf(hopeful);
  if (first !== due.first) await moveTimersDue(deps.table, due, first);
};

/**
 * Sets the timers again that should have fired and did not: their schedule was lost. They fire in a moment; for one that
 * fired meanwhile its date says so, and nothing happens twice. Called every few minutes.
 */
export const repairTimers = async (deps: RelayDeps): Promise<void> => {
  const now = Date.parse(deps.clock.now());
  const [from, to] = [now - OLDEST_MS, now - LOST_MS].map((time) => new Date(time).toISOString()) as [string, string];
  const lost = (await overdue(to, deps)).filter(({ timer, since }) => since >= from && timer.at <= to);
  for (const { timer } of lost) await setAgain(timer, deps);
  for await (const page of otherTimersDue(deps.table, to))
    for (const due of page) await repairOthers(due, { from, to }, deps);
};
