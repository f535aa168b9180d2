import { notePoints } from '#domain/agreement/note-points.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { Problem } from '#domain/failures.ts';
import { requireCase, type User } from '#domain/tasks/decide.ts';
import type { DeskDeps } from '../contract.ts';
import { wholeReading } from '../reading.ts';
import { toneData } from '../writing/tone.ts';
import type { PointList, PointNotes } from './contract.ts';
import { toneOfAnswers } from './points-tone.ts';
import { pointViews } from './points-view.ts';

/** Problem 409: what went out stays as it is. */
const demandUnanswered = ({ head, agreements }: CaseFile): void => {
  if (head.closedAt || agreements.some(({ cycle }) => cycle === head.cycle))
    throw new Problem(409, 'The complaint has its answer; nothing can be added to its points');
};

/**
 * Lists points of a complaint, words them anew, or answers them, while the case is open.
 * @throws Problem 404, 409 where the answer has gone out, 422 for a point there is not, or a wrong tone
 */
export const recordNotes = async (
  { caseId: named, points, acceptTone, user }: PointNotes & { caseId: string; user: User },
  deps: DeskDeps,
): Promise<PointList> => {
  const { cases, clock } = deps;
  const { caseId } = (await requireCase(cases, named)).head;
  const tone = await toneOfAnswers(points, 'points', { user, caseId, ...(acceptTone && { acceptTone }) }, deps);
  await cases.change(caseId, clock.now(), (file) => {
    demandUnanswered(file);
    return notePoints(file, points, { by: user.id, data: toneData(tone) });
  });
  const after = await requireCase(cases, caseId);
  return { points: pointViews(after, wholeReading(after)), tone };
};
