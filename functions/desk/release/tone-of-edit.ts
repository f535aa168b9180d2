import { requireTask, type User } from '#domain/tasks/decide.ts';
import type { Finding } from '#domain/tone/check-tone.ts';
import type { Release } from '#functions/stages/release/contract.ts';
import type { DeskDeps } from '../contract.ts';
import { toneOf } from '../writing/tone.ts';
import { shownLetter } from './release-view.ts';

type Input = Release & { taskId: string; user: User };

/** What has a wrong tone in words that were edited; what stood in the letter as it was shown is nobody's fault. */
export const toneOfEdit = async ({ taskId, user, text }: Input, { cases, policy }: DeskDeps): Promise<Finding[]> => {
  if (text === undefined) return [];
  const file = await requireTask(cases, taskId);
  const { replyLanguage: language } = file.head;
  const task = file.tasks.find((candidate) => candidate.taskId === taskId);
  const shown = toneOf({ text: (task && shownLetter(file, task)?.text) ?? '', language, user }, policy);
  return toneOf({ text, language, user }, policy).filter(
    ({ rule, words }) => !shown.some((before) => before.rule === rule && before.words === words),
  );
};
