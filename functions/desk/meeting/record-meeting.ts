import { combine } from '#domain/case/change.ts';
import { caseIdOf } from '#domain/case/ids.ts';
import { reportMeeting } from '#domain/meetings/end.ts';
import { decided, requireOwnTask, requireTask, type User } from '#domain/tasks/decide.ts';
import type { DeskDeps } from '../contract.ts';
import type { MeetingReport } from './contract.ts';

export type MeetingReportInput = MeetingReport & { taskId: string; user: User };

/**
 * Whoever has the work says how a meeting went, or that there will be none. Nothing is closed by it.
 * Refuses: no-such-task, not-your-task, task-not-open, task-decided-before.
 */
export const recordMeeting = async (
  { taskId, outcome, note, user }: MeetingReportInput,
  { cases, clock, policy }: DeskDeps,
): Promise<Record<string, never>> => {
  await requireTask(cases, taskId);
  const at = clock.now();
  await cases.change(caseIdOf(taskId), at, (file) => {
    const task = requireOwnTask({ file, policy }, taskId, user);
    return combine(
      { items: [decided(task, { by: user.id, at })] },
      reportMeeting({ file }, { by: user.id, taskId, outcome, note }),
    );
  });
  return {};
};
