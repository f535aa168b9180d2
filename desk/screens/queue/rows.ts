import type { TaskKind } from '#domain/tasks/kinds.ts';
import type { CaseRow, TaskRow } from '../../api/types.ts';

/** A line of a queue: a task, or a case of one's own. */
export type QueueRow = {
  id: string;
  caseId: string;
  reference: string;
  version?: number | undefined;
  dueAt: string;
  /** Since when the time runs. */
  openedAt?: string | undefined;
  closedAt?: string | undefined;
  kind?: TaskKind | undefined;
  /** What is asked, as the server says it. */
  asked?: string | undefined;
  inWriting?: boolean | undefined;
  status?: CaseRow['status'] | undefined;
  assignee?: string | undefined;
  assigneeName?: string | undefined;
  customer?: string | undefined;
  product?: string | undefined;
  question?: string | undefined;
  severity?: number | undefined;
  reason?: string | undefined;
  feeling?: string | undefined;
  channel?: string | undefined;
  priority: boolean;
  /** The reader marked it, or the customer has said something that nobody has answered. */
  unread?: boolean | undefined;
  /** Put off by the reader until then. */
  snoozedUntil?: string | undefined;
};

export const rowOfTask = ({ title, severityReason, inWriting, priority, status: _, ...task }: TaskRow): QueueRow => ({
  ...task,
  asked: title,
  reason: severityReason,
  inWriting: inWriting !== undefined,
  priority: Boolean(priority),
});

export const rowOfCase = ({ answerBy, severityReason, ...row }: CaseRow): QueueRow => ({
  ...row,
  id: row.caseId,
  dueAt: answerBy,
  reason: severityReason,
});
