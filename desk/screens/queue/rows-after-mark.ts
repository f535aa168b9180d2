import type { QueueRow } from './rows.ts';

/** What changes of a mark; `null` brings back what was put off. */
export type MarkChange = { unread?: boolean; snoozedUntil?: string | null };

/** The lists of one's own, which what is put off leaves. */
const LEFT = new Set(['mine', 'cases']);

const marked = (row: QueueRow, { unread, snoozedUntil }: MarkChange): QueueRow => ({
  ...row,
  ...(unread !== undefined && { unread }),
  ...(snoozedUntil !== undefined && { snoozedUntil: snoozedUntil ?? undefined }),
});

/** The rows of a view once a mark on one of them has changed, before the server says so. */
export const rowsAfterMark = (
  rows: QueueRow[],
  view: string,
  { id, change }: { id: string; change: MarkChange },
): QueueRow[] =>
  rows.flatMap((row) => {
    if (row.id !== id) return [row];
    const after = marked(row, change);
    const isOff = after.snoozedUntil !== undefined;
    if (view === 'snoozed') return isOff ? [after] : [];
    return isOff && LEFT.has(view) ? [] : [after];
  });
