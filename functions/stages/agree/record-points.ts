import { notePoints, type PointEntry } from '#domain/agreement/note-points.ts';
import { pointsOf } from '#domain/agreement/points.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import { combine } from '#domain/case/change.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { caseIdOf } from '#domain/case/ids.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { Refusal } from '#domain/refusal.ts';
import { decided, requireOwnTask, requireTask, type User } from '#domain/tasks/decide.ts';
import type { Clock } from '#domain/time.ts';
import type { PointAnswers } from './contract.ts';

export type PointsInput = PointAnswers & { taskId: string; user: User; toneAccepted?: string[] };
export type PointsDeps = { cases: CaseStore; clock: Clock; policy: Policy };

/** Each open point is answered or struck, and at least one is left: an answer to no point answers no complaint. */
const demandAll = ({ events }: CaseFile, { answers, removed = [] }: PointsInput): void => {
  const points = pointsOf(events).filter(({ pointId }) => !removed.includes(pointId));
  const left = points.filter(
    ({ pointId, answeredAt }) => !answeredAt && !answers.some((answer) => answer.pointId === pointId),
  );
  const errors = left.map(({ pointId }) => ({ pointer: '/answers', message: `has no answer to point ${pointId}` }));
  if (points.length === 0 && answers.every(({ pointId }) => pointId !== undefined))
    errors.push({ pointer: '/answers', message: 'must hold a point of the complaint, with its answer' });
  if (errors.length > 0) throw new Refusal('points-unanswered', { errors: errors });
};

/** What is struck besides what is answered. */
const entriesOf = ({ answers, removed = [] }: PointsInput): PointEntry[] => [
  ...answers,
  ...removed.map((pointId) => ({ pointId, removed: true as const })),
];

/**
 * The owner has answered what was still open, so that the final answer can go out (state Points, before the stage agree).
 * Refuses: no-such-task, not-your-task, task-not-open, task-decided-before, points-unanswered, points-unknown, points-too-many.
 */
export const recordPoints = async (input: PointsInput, { cases, clock, policy }: PointsDeps): Promise<void> => {
  const { taskId, user, toneAccepted } = input;
  await requireTask(cases, taskId);
  const at = clock.now();
  await cases.change(caseIdOf(taskId), at, (file) => {
    const task = requireOwnTask({ file, policy }, taskId, user);
    demandAll(file, input);
    const data = { taskId, ...(toneAccepted && { toneAccepted }) };
    const noted = notePoints(file, entriesOf(input), { by: user.id, field: 'answers', data });
    // All of them may have been answered on the way here.
    const settled: NewEvent = {
      type: 'points-answered',
      actor: { kind: 'person', id: user.id },
      data: { pointIds: [], taskId },
    };
    return combine(noted, {
      events: noted.events.length > 0 ? [] : [settled],
      items: [decided(task, { by: user.id, at })],
      effects: [{ effect: 'resume', taskId }],
    });
  });
};
