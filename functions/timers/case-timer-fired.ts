import type { CaseFile, Change } from '#cases/store/case-store.ts';
import type { Tick } from '#cases/store/outbox.ts';
import { type CaseClock, isChance } from '#domain/timers/case-timers.ts';
import { log } from '#platform/log.ts';
import { breach } from './breach.ts';
import type { DeadlineDeps } from './deps.ts';
import { nextWordDue } from './next-word.ts';
import { warn } from './warn.ts';

type ClockTick = Extract<Tick, { clock: 'case' }>;

/** The clock that a tick is about, if the tick still holds: a clock that was moved, stopped or done since is not struck. */
const struckBy = ({ head }: CaseFile, { id, dueAt, mark }: ClockTick): CaseClock | undefined =>
  head.clocks.find((clock) => clock.id === id && clock.dueAt === dueAt && clock.next?.mark === mark);

/** A chance is gone, such as the early settlement: the history keeps it, and nothing is late. */
const lapse = ({ id, dueAt, rule }: CaseClock): Change => ({
  events: [{ type: 'clock-lapsed', actor: { kind: 'system' }, data: { clock: id, rule, dueAt } }],
});

const END = 100;

const answerTo = (file: CaseFile, running: CaseClock, mark: number, at: string, deps: DeadlineDeps): Change => {
  if (running.clock === 'next-word') return nextWordDue(file, running, at, deps);
  if (mark < END) return warn(file, running, mark, at, deps);
  return isChance(running) ? lapse(running) : breach(file, running, at, deps);
};

/**
 * What the monitoring counts, by clock (infra/constructs/monitoring.ts): dates that come near, and those that were missed.
 * A chance that goes is neither.
 */
const countedAs = (running: CaseClock, { events }: Change): string | undefined => {
  const types = events.map(({ type }) => type);
  if (types.includes('clock-breached') || types.includes('word-broken')) return 'clock breached';
  return types.includes('clock-warned') && !isChance(running) ? 'clock warned' : undefined;
};

/** A part of the time of one of a case's clocks is over: who has to know is told, and at its end it becomes somebody's task. */
export const clockStruck = async (tick: ClockTick, deps: DeadlineDeps): Promise<void> => {
  const at = deps.clock.now();
  const { caseId, mark } = tick;
  let counted: { as: string; clock: string; rule: string } | undefined;
  await deps.cases.change(caseId, at, (file) => {
    counted = undefined;
    const running = struckBy(file, tick);
    if (!running) return undefined;
    const change = answerTo(file, running, mark, at, deps);
    const { clock, rule } = running;
    const as = countedAs(running, change);
    counted = as ? { as, clock, rule } : undefined;
    return change;
  });
  if (!counted) return;
  const { as, clock, rule } = counted;
  log('warn', as, { caseId, clock, rule, mark });
};
