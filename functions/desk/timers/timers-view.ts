import type { CaseFile } from '#cases/store/case-store.ts';
import { explainClock } from '#cases/timers/explain-timer.ts';
import type { Timing } from '#cases/timers/recalculate-timers.ts';
import { clockWords } from '#cases/timers/timer-words.ts';
import type { Instant } from '#domain/time.ts';
import { type CaseClock, isChance } from '#domain/timers/case-timers.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import { present } from '../present.ts';
import type { ShownClock, ShownRegime } from './contract.ts';

/** Whether the date of a clock has passed, also when its schedule was lost and nothing struck. */
export const isLate = (clock: CaseClock, now: Instant): boolean =>
  clock.breached === true || (!clock.stopped && !isChance(clock) && clock.dueAt < now);

/** All clocks of a case, not only the one that ends first, each with how its date came about. */
export const shownClocks = (file: CaseFile, language: ReplyLanguage, timing: Timing): ShownClock[] => {
  const now = timing.clock.now();
  return file.head.clocks
    .toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0))
    .map((running) =>
      present({
        id: running.id,
        clock: running.clock,
        rule: running.rule,
        article: file.regime.rules.find(({ id }) => id === running.rule)?.article,
        title: clockWords(file, running)[language],
        startedAt: running.startedAt,
        dueAt: running.dueAt,
        stopped: running.stopped,
        breached: isLate(running, now) || undefined,
        next: running.next,
        explanation: explainClock(file, running, language, timing),
      }),
    );
};

/** The law a case is under. */
export const shownRegime = ({ head, regime }: CaseFile, language: ReplyLanguage): ShownRegime => ({
  ...head.regime,
  title: regime.title[language],
});
