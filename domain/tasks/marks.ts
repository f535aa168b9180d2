import type { Case } from '../case/case.ts';
import type { Task } from '../case/task.ts';
import type { Instant } from '../time.ts';

/** What somebody of the team has noted for themselves about a case, or about a task of it: nobody else sees it, and it moves nothing. */
export type Mark = {
  /** Of the task, or of the case. */
  id: string;
  caseId: string;
  at: Instant;
  /** They want to be reminded that it is not done with. */
  isUnread?: boolean;
  /** How much the customer had said when they had read it. */
  readSaid?: number;
  snoozedUntil?: Instant;
  /** The version of the case when they put it off. */
  version?: number;
};

/** Whether the customer has said something that nobody has answered: a receipt answers nothing. */
const isUnanswered = ({ correspondence }: Pick<Case, 'correspondence'>): boolean => {
  if (!correspondence) return false;
  const { unanswered, lastWordAt, lastReceiptAt } = correspondence;
  return unanswered > 0 || (lastReceiptAt !== undefined && lastReceiptAt === lastWordAt);
};

/** The complaint itself: that somebody has it is what their task says. */
const THE_COMPLAINT = 1;

/** Unread: because they marked it, or because of more words that nobody has answered, unless they have read those. */
export const isUnread = (mark: Mark | undefined, head: Pick<Case, 'correspondence'>): boolean =>
  mark?.isUnread === true ||
  (isUnanswered(head) && (head.correspondence?.said ?? 0) > (mark?.readSaid ?? THE_COMPLAINT));

type Clocks = {
  head: Pick<Case, 'timers' | 'nextWordBy' | 'answerBy'>;
  task?: Pick<Task, 'kind' | 'dueAt'>;
  now: Instant;
};

/**
 * Until when something can be put off at most: until its next clock strikes, which is never after its due date. A snooze moves no
 * deadline.
 * @returns undefined where something of it is due already, and for urgent calls
 */
export const snoozeLimit = ({ head, task, now }: Clocks): Instant | undefined => {
  if (task?.kind === 'call') return undefined;
  const due = task ? [task.dueAt] : [head.nextWordBy, head.answerBy];
  if (due.some((at) => at <= now)) return undefined;
  const striking = (head.timers ?? []).flatMap(({ paused, next }) => (next && !paused ? [next.at] : []));
  return [...due, ...striking.filter((at) => at > now)].sort()[0];
};

/** Until when it is put off still; undefined where it is not: the time is over, it is due, or something has happened in the case. */
export const snoozedUntil = (
  mark: Mark | undefined,
  { head, dueAt, now }: { head: Pick<Case, 'seq'>; dueAt: Instant; now: Instant },
): Instant | undefined => {
  const { snoozedUntil: until, version } = mark ?? {};
  return until !== undefined && until > now && dueAt > now && version === head.seq ? until : undefined;
};
