import type { CaseFile } from '#domain/case/case-file.ts';
import type { Change } from '#domain/case/change.ts';
import type { TimerEvent } from '#domain/case/effects.ts';
import type { CaseTimer } from '#domain/case/timer.ts';
import { isChance } from '#domain/timers/case-timers.ts';
import { log } from '#platform/log.ts';
import { breach } from './breach.ts';
import type { CaseTimerContext, TimerDeps } from './deps.ts';
import { interimWord } from './interim-word.ts';
import { nextWordDue } from './next-word.ts';
import { warn } from './warn.ts';

type CaseTimerEvent = Extract<TimerEvent, { timer: 'case' }>;

/**
 * The timer that fired, if it still runs as it did when it was set: not if it was moved, stopped or done since. A later part of its time
 * that is over leaves nothing to say of an earlier one.
 */
const firedTimer = ({ head }: CaseFile, { id, dueAt, thresholdPercent }: CaseTimerEvent): CaseTimer | undefined =>
  head.timers.find(
    (timer) =>
      timer.id === id && timer.dueAt === dueAt && (timer.next?.thresholdPercent ?? Infinity) <= thresholdPercent,
  );

/** A chance has lapsed, such as that of an early settlement: the history keeps it, and nothing is late. */
const lapse = ({ id, dueAt, rule }: CaseTimer): Change => ({
  events: [{ type: 'timer-lapsed', actor: { kind: 'system' }, data: { timer: id, rule, dueAt } }],
});

const END = 100;

const changeOf = (context: CaseTimerContext, thresholdPercent: number, trackingUrl: string): Change => {
  const { running } = context;
  if (running.timer === 'next-word')
    return thresholdPercent < END ? interimWord(context, thresholdPercent, trackingUrl) : nextWordDue(context);
  if (thresholdPercent < END) return warn(context, thresholdPercent);
  return isChance(running) ? lapse(running) : breach(context);
};

/**
 * What the monitoring counts, by timer (infra/constructs/monitoring.ts): dates that come near, and those that were missed.
 * A chance that lapses is neither.
 */
const countedAs = (running: CaseTimer, { events }: Change): string | undefined => {
  const types = events.map(({ type }) => type);
  if (types.includes('timer-breached') || types.includes('word-broken')) return 'timer breached';
  const isDuty = !isChance(running) && running.timer !== 'next-word';
  return types.includes('timer-warned') && isDuty ? 'timer warned' : undefined;
};

/**
 * A part of the time of one of a case's timers is over: those who have to know are notified, and at the end of its time it
 * becomes somebody's task.
 */
export const caseTimerFired = async (timerEvent: CaseTimerEvent, deps: TimerDeps): Promise<void> => {
  const at = deps.clock.now();
  const { caseId, thresholdPercent } = timerEvent;
  const trackingUrl = await deps.trackingUrl(caseId);
  let counted: { as: string; timer: string; rule: string } | undefined;
  await deps.cases.change(caseId, at, (file) => {
    counted = undefined;
    const running = firedTimer(file, timerEvent);
    if (!running) return undefined;
    const change = changeOf({ file, running, at, deps }, thresholdPercent, trackingUrl);
    const { timer, rule } = running;
    const as = countedAs(running, change);
    counted = as ? { as, timer, rule } : undefined;
    return change;
  });
  if (!counted) return;
  const { as, timer, rule } = counted;
  log('warn', as, { caseId, timer, rule, thresholdPercent });
};
