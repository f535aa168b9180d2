import type { CaseFile } from '#domain/case/case-file.ts';
import { combine } from '#domain/case/change.ts';
import { Refusal } from '#domain/refusal.ts';
import { requireCase, type User } from '#domain/tasks/decide.ts';
import { isRelated, relations } from '#domain/tasks/relations.ts';
import { askAccountReview, openAccountReview } from '#domain/worth/account-review.ts';
import type { DeskContext, DeskDeps } from '../contract.ts';
import type { ReviewAsked, ReviewWanted } from './contract.ts';

/** Refuses: not-your-case, review-asked-before. */
export const demandReviewable = ({ file, user }: Pick<DeskContext, 'file'> & { user: User }): void => {
  if (!isRelated(relations.ownerOfCase, user, { file })) throw new Refusal('not-your-case');
  if (openAccountReview(file)) throw new Refusal('review-asked-before');
};

/**
 * Asks a supervisor to look back over all cases of the customer of a case.
 * Refuses: no-such-case, not-your-case, review-asked-before.
 */
export const askReview = async (
  { caseId: named, reason, user }: ReviewWanted & { caseId: string; user: User },
  deps: DeskDeps,
): Promise<ReviewAsked> => {
  const { cases, clock, newId } = deps;
  const { caseId } = (await requireCase(cases, named)).head;
  const at = clock.now();
  const textId = `review-${newId()}`;
  let asked: ReviewAsked | undefined;
  await cases.change(caseId, at, (file: CaseFile) => {
    demandReviewable({ file, user });
    const { taskId, dueAt, ...part } = askAccountReview(
      { file, at, deps },
      { by: user.id, reason: { textId, text: reason } },
    );
    asked = { taskId, dueAt };
    return combine(part);
  });
  if (!asked) throw new Error('The review was not asked for');
  return asked;
};
