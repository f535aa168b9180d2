import { receiveWordsOnPage, type WordsDeps } from '#cases/inbound-message/receive-words.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import { combine } from '#domain/case/change.ts';
import type { Task } from '#domain/case/task.ts';
import { Refusal } from '#domain/refusal.ts';
import { decided, requireCase, requireOpenTask } from '#domain/tasks/decide.ts';
import type { SurveyAnswer, SurveyOutput } from './contract.ts';

export type SurveyInput = SurveyAnswer & { caseId: string };
export type SurveyDeps = WordsDeps & { cases: CaseStore };

/** The newest survey of the case while it is open. Refuses: no-open-survey, task-not-open, task-decided-before. */
const openSurvey = (file: CaseFile): Task => {
  const surveys = file.tasks.filter(({ kind }) => kind === 'survey').sort((a, b) => a.cycle - b.cycle);
  const newest = surveys.at(-1);
  if (!newest) throw new Refusal('no-open-survey');
  return requireOpenTask(file, newest.taskId);
};

/** Refuses: score-out-of-range, with each score that is. */
const demandInRange = (scores: Record<string, number>, best: number): void => {
  const wrong = Object.entries(scores).filter(([, score]) => !Number.isInteger(score) || score < 1 || score > best);
  if (wrong.length === 0) return;
  const errors = wrong.map(([field]) => ({ pointer: `/${field}`, message: `must be from 1 to ${best}` }));
  throw new Refusal('score-out-of-range', { errors });
};

/**
 * The customer has answered the survey (stage follow-up); `conclude` decides what follows from the scores.
 *
 * Refuses: score-out-of-range, no-such-case, no-open-survey, task-not-open, task-decided-before.
 */
export const recordSurvey = async (input: SurveyInput, deps: SurveyDeps): Promise<SurveyOutput> => {
  const { cases, clock, policy } = deps;
  const { caseId, score, service, comment } = input;
  const scores = { score, ...(service !== undefined && { service }) };
  demandInRange(scores, policy.survey.best);
  await requireCase(cases, caseId);
  const at = clock.now();
  await cases.change(caseId, at, (file) => {
    const task = openSurvey(file);
    const textId = `survey-comment-${task.cycle}`;
    return combine(
      {
        events: [
          {
            type: 'survey-answered',
            actor: { kind: 'customer' },
            data: { cycle: task.cycle, taskId: task.taskId, ...scores, ...(comment && { messageId: textId }) },
          },
        ],
        items: [decided(task, { by: 'customer', at, output: scores })],
      },
      comment && receiveWordsOnPage({ file, at, deps }, { messageId: textId, text: comment }),
      { effects: [{ effect: 'resume', taskId: task.taskId }] },
    );
  });
  return scores;
};
