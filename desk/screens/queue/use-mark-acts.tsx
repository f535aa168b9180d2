import type { ReactNode } from 'react';
import { useState } from 'react';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { moment } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import type { MarkActs } from './mark-buttons.tsx';
import type { QueueRow } from './rows.ts';
import type { MarkChange } from './rows-after-mark.ts';
import { SnoozeDialog } from './snooze-dialog.tsx';
import { useMarks } from './use-marks.ts';
import { words } from './words.ts';

/** Marking rows by their buttons or by keys, and what has to be shown for it. */
export const useMarkActs = (
  rows: QueueRow[],
  zone: string,
): MarkActs & { byId: (act: 'unread' | 'snooze') => (id: string) => void; shown: ReactNode } => {
  const say = useWords(words);
  const language = useLanguage();
  const { mutate, error } = useMarks();
  const [asked, setAsked] = useState<QueueRow>();
  const [said, setSaid] = useState('');
  const mark = (row: QueueRow, change: MarkChange, done: string): void => {
    setSaid(done);
    mutate({ row, change }, { onError: () => setSaid('') });
  };
  const onUnread = (row: QueueRow): void =>
    mark(row, { unread: !row.unread }, row.unread ? say.markedRead(row.reference) : say.markedUnread(row.reference));
  const onSnooze = (row: QueueRow): void => {
    if (row.snoozedUntil) mark(row, { snoozedUntil: null }, say.backNow(row.reference));
    else setAsked(row);
  };
  const acts = { unread: onUnread, snooze: onSnooze };
  const byId = (act: 'unread' | 'snooze') => (id: string) => {
    const row = rows.find((one) => one.id === id);
    if (row && !row.closedAt) acts[act](row);
  };
  const shown = (
    <>
      <p className="visually-hidden" aria-live="polite">
        {said}
      </p>
      <ProblemAlert error={error} />
      {asked && (
        <SnoozeDialog
          row={asked}
          zone={zone}
          onClose={() => setAsked(undefined)}
          onChoose={(until) => {
            setAsked(undefined);
            mark(asked, { snoozedUntil: until }, `${asked.reference}: ${say.snoozed(moment(until, language, zone))}`);
          }}
        />
      )}
    </>
  );
  return { onUnread, onSnooze, byId, shown };
};
