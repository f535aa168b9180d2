import type { CaseFile } from '#domain/case/case-file.ts';
import type { CaseTimer } from '#domain/case/timer.ts';
import type { Instant } from '#domain/time.ts';
import { isChance } from '#domain/timers/case-timers.ts';
import { explainTimer } from '#domain/timers/explain-timer.ts';
import type { Timing } from '#domain/timers/recalculate-timers.ts';
import { timerWords } from '#domain/timers/timer-words.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import type { ShownRegime, ShownTimer } from './contract.ts';

/** Whether the date of a timer has passed, also when its schedule was lost and nothing fired. */
export const isLate = (timer: CaseTimer, now: Instant): boolean =>
  timer.breached === true || (!timer.paused && !isChance(timer) && timer.dueAt < now);

/** All timers of a case, not only the one that ends first, each with how its date came about. */
export const shownTimers = (file: CaseFile, language: ReplyLanguage, timing: Timing): ShownTimer[] => {
  const now = timing.clock.now();
  return file.head.timers
    .toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0))
    .map((running) =>
      omitUndefined({
        id: running.id,
        timer: running.timer,
        rule: running.rule,
        article: file.regime.rules.find(({ id }) => id === running.rule)?.article,
        title: timerWords(file, running)[language],
        startedAt: running.startedAt,
        dueAt: running.dueAt,
        paused: running.paused,
        breached: isLate(running, now) || undefined,
        next: running.next,
        explanation: explainTimer(file, running, { language, timing }),
      }),
    );
};

/** The law a case is under. */
export const shownRegime = ({ head, regime }: CaseFile, language: ReplyLanguage): ShownRegime => ({
  ...head.regime,
  title: regime.title[language],
});
