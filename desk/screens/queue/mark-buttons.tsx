import Icon from '@cloudscape-design/components/icon';
import { useWords } from '../../words/use-words.ts';
import type { QueueRow } from './rows.ts';
import { words } from './words.ts';

/** What somebody marks for themselves on a row: unread, and put off. */
export type MarkActs = { onUnread: (row: QueueRow) => void; onSnooze: (row: QueueRow) => void };

export const MarkButtons = ({ row, onUnread, onSnooze }: MarkActs & { row: QueueRow }) => {
  const say = useWords(words);
  const { reference, unread, snoozedUntil } = row;
  const mark = unread ? say.markRead(reference) : say.markUnread(reference);
  const putOff = snoozedUntil ? say.unsnooze(reference) : say.snooze(reference);
  return (
    <>
      <button type="button" className="copy" aria-label={mark} title={mark} onClick={() => onUnread(row)}>
        <Icon name={unread ? 'check' : 'envelope'} />
      </button>
      <button type="button" className="copy" aria-label={putOff} title={putOff} onClick={() => onSnooze(row)}>
        <Icon name={snoozedUntil ? 'undo' : 'status-pending'} />
      </button>
    </>
  );
};
