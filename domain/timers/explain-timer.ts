import type { CaseFile } from '#domain/case/case-file.ts';
import { type ExplanationReader, explain } from '#domain/deadline/explain.ts';
import { formatInstant } from '#domain/time.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import type { CaseTimer } from '../case/timer.ts';
import { journalOf } from './journal.ts';
import { deadlineBehind, type Timing } from './recalculate-timers.ts';

const words = {
  es: {
    promise: (by: string) =>
      `No lo fija una norma: es un compromiso nuestro. El cliente sabrá de nosotros como muy tarde el ${by}, y nunca después de la fecha de la respuesta.`,
    limit: (by: string) =>
      `A este caso se unió otro cuya respuesta vencía el ${by}: vale esa fecha, porque unir casos no da más tiempo.`,
  },
  en: {
    promise: (by: string) =>
      `No law sets it: it is a promise of our own. The customer hears from us by ${by}, and never later than the date of the answer.`,
    limit: (by: string) =>
      `Another case was merged into this one, whose answer was due ${by}: that date holds, since merging wins no time.`,
  },
};

/** How the date of a running timer came about, sentence by sentence, for whoever waits for it or answers for it. */
export const explainTimer = (
  file: CaseFile,
  running: CaseTimer,
  { language, timing, reader }: { language: ReplyLanguage; timing: Timing; reader?: ExplanationReader },
): string[] => {
  const { promise, limit } = words[language];
  const due = formatInstant(running.dueAt, language, timing.policy.company.zone);
  const deadline = deadlineBehind(file, running, timing);
  if (!deadline) return [promise(due)];
  const { answerLimits } = journalOf(file.head, file.events);
  const isLimited = running.timer === 'answer' && answerLimits.some(({ answerBy }) => answerBy === running.dueAt);
  return [...explain(deadline, language, reader), ...(isLimited ? [limit(due)] : [])];
};
