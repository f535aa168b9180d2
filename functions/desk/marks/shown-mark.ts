import type { Case } from '#domain/case/case.ts';
import { isUnread, type Mark, snoozedUntil } from '#domain/tasks/marks.ts';
import type { Instant } from '#domain/time.ts';

/** What a line of a list says of what its reader has marked. */
export const shownMarkOf = (
  mark: Mark | undefined,
  { head, dueAt, now }: { head: Case; dueAt: Instant; now: Instant },
): { unread: true | undefined; snoozedUntil: Instant | undefined } => ({
  unread: isUnread(mark, head) || undefined,
  snoozedUntil: snoozedUntil(mark, { head, dueAt, now }),
});
