import type { Words } from '#domain/policy.ts';
import type { Tick } from '#functions/shared/store/outbox.ts';
import { isOver, tellBreach } from './breach.ts';
import type { DeadlineDeps } from './deps.ts';

type AnswerTick = Extract<Tick, { clock: 'next-word' | 'answer' }>;

const ANSWER: Words = { es: 'la respuesta a la reclamación', en: 'the answer to the complaint' };

/** The date of the answer has come without one: the owner and a supervisor are told, once. The case stays open. */
export const answerDue = async ({ caseId, at: dueAt }: AnswerTick, deps: DeadlineDeps): Promise<void> => {
  const at = deps.clock.now();
  await deps.cases.change(caseId, at, (file) => {
    const isTold = file.events.some(({ type, data }) => type === 'answer-overdue' && data['answerBy'] === dueAt);
    if (isOver(file) || isTold || file.head.answerBy !== dueAt) return undefined;
    const notices = tellBreach(file, { id: 'answer-overdue', clock: ANSWER, dueAt, at }, deps);
    return {
      events: [{ type: 'answer-overdue', actor: { kind: 'system' }, data: { answerBy: dueAt } }],
      writes: notices.flatMap(({ writes }) => writes),
      effects: notices.flatMap(({ effects }) => effects),
    };
  });
};
