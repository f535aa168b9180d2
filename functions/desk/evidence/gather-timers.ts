import type { CaseFile } from '#domain/case/case-file.ts';
import type { CaseTimer } from '#domain/case/timer.ts';
import type { PackTimer } from '#domain/evidence/contents.ts';
import { type DataRequest, datesOfRequest, isRequestForData, personAsking } from '#domain/tasks/data-request.ts';
import { formatDay, type Instant } from '#domain/time.ts';
import { explainTimer } from '#domain/timers/explain-timer.ts';
import { journalOf } from '#domain/timers/journal.ts';
import { dueByLaw, type Timing } from '#domain/timers/recalculate-timers.ts';
import { timerWords } from '#domain/timers/timer-words.ts';

/** The timers that a court asks about when nothing of the case is owed any more. */
const LASTING = ['acknowledge', 'answer'] as const;

/** Timers that ended, as they were while they ran. */
const ended = (file: CaseFile, timing: Timing): CaseTimer[] => {
  const { start } = journalOf(file.head, file.events);
  return LASTING.flatMap((timer) => {
    const isRunning = file.head.timers.some((running) => running.timer === timer);
    const dueAt = isRunning ? undefined : dueByLaw({ file, at: start, deps: timing }, timer);
    const rule = file.regime.rules.find((one) => one.timer === timer)?.id;
    return dueAt && rule ? [{ id: timer, timer, rule, startedAt: start, dueAt, firedCount: 0 }] : [];
  });
};

/** When what a timer asked for was done, of one that ended. */
const doneAt = (file: CaseFile, { timer }: CaseTimer): Instant | undefined => {
  const { acknowledged, settledAt } = journalOf(file.head, file.events);
  if (timer === 'answer') return settledAt;
  return timer === 'acknowledge' && acknowledged
    ? file.events.find(({ type }) => type === 'acknowledged')?.at
    : undefined;
};

const REQUEST: Record<'es' | 'en', string> = {
  es: 'la respuesta a lo que se pide sobre datos personales',
  en: 'the answer to what is asked about personal data',
};

const REQUEST_OF_ANOTHER: Record<'es' | 'en', string> = {
  es: 'la respuesta a lo que pide sobre sus datos otra persona, cuyo caso se unió a este',
  en: 'the answer to what another person, whose case was merged into this one, asks about their data',
};

const explained = ({ askedAt, answerBy }: DataRequest, zone: string): PackTimer['explanation'] => ({
  es: [
    `Se pidió el ${formatDay(askedAt, 'es', zone)}.`,
    `Un mes después, el ${formatDay(answerBy, 'es', zone)} (Reglamento (UE) 2016/679, art. 12.3).`,
  ],
  en: [
    `Asked on ${formatDay(askedAt, 'en', zone)}.`,
    `A month later, on ${formatDay(answerBy, 'en', zone)} (Regulation (EU) 2016/679, art. 12(3)).`,
  ],
});

/**
 * What was asked about personal data, each with the month that the law gives and when it was answered. What went on in another case, or
 * was answered there, is that one's.
 */
const dataRequests = ({ tasks, events }: CaseFile, zone: string): PackTimer[] =>
  tasks.filter(isRequestForData).flatMap((task) => {
    const asked = datesOfRequest(events, task);
    if (!asked || task.status === 'withdrawn') return [];
    return {
      ...{ id: task.subject ?? '', startedAt: asked.askedAt, dueAt: asked.answerBy },
      ...(task.decidedAt && { doneAt: task.decidedAt }),
      title: personAsking(task) === undefined ? REQUEST : REQUEST_OF_ANOTHER,
      explanation: explained(asked, zone),
    };
  });

/** The deadlines of a case, those that run and those of what was done, each with how its date came about, in both languages. */
export const gatherTimers = (file: CaseFile, timing: Timing): PackTimer[] => [
  ...[...file.head.timers, ...ended(file, timing)].map((running) => {
    const explanation = (language: 'es' | 'en') => explainTimer(file, running, { language, timing });
    const { id, startedAt, dueAt } = running;
    const done = doneAt(file, running);
    return {
      ...{ id, startedAt, dueAt },
      ...(done && { doneAt: done }),
      title: timerWords(file, running),
      explanation: { es: explanation('es'), en: explanation('en') },
    };
  }),
  ...dataRequests(file, timing.policy.company.zone),
];
