import { notePoints } from '#domain/agreement/note-points.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { Refusal } from '#domain/refusal.ts';
import { redrafted } from '#domain/release/redraft.ts';
import { requireCase, type User } from '#domain/tasks/decide.ts';
import { visiblePart } from '../case/visible-part.ts';
import type { DeskDeps } from '../contract.ts';
import { toneOfTexts } from '../writing/customer-texts.ts';
import { toneData } from '../writing/tone.ts';
import type { PointList, PointNotes } from './contract.ts';
import { textsOfPoints } from './points-tone.ts';
import { pointViews } from './points-view.ts';

/** Refuses: complaint-answered, as what went out stays as it is. */
export const demandUnanswered = ({ head, agreements }: CaseFile): void => {
  if (head.closedAt || agreements.some(({ cycle }) => cycle === head.cycle)) throw new Refusal('complaint-answered');
};

/**
 * Lists points of a complaint, words them anew, or answers them, while the case is open.
 * Refuses: no-such-case, complaint-answered, points-unknown, points-too-many, tone-wrong.
 */
export const recordNotes = async (
  { caseId: named, points, acceptTone, user }: PointNotes & { caseId: string; user: User },
  deps: DeskDeps,
): Promise<PointList> => {
  const { cases, clock } = deps;
  const { caseId } = (await requireCase(cases, named)).head;
  const tone = await toneOfTexts(textsOfPoints('points', points), { user, caseId, acceptTone }, deps);
  await cases.change(caseId, clock.now(), (file) => {
    demandUnanswered(file);
    return notePoints(file, points, { by: user.id, data: toneData(tone) });
  });
  // A final answer that waits for its release answers the points as they are now.
  const url = await deps.trackingUrl(caseId);
  await cases.change(caseId, clock.now(), (file) => {
    const anew = redrafted({ file, at: clock.now(), deps }, url);
    return anew.events && { ...anew, events: anew.events };
  });
  const after = await requireCase(cases, caseId);
  return { points: pointViews(after, visiblePart(user, after)), tone };
};
