import type { DeskCase } from '../../api/types.ts';
import { useKeys } from '../../parts/keys/keys.ts';
import { person } from '../../session/session.ts';
import { ZONE } from '../../words/time.ts';
import { useWords } from '../../words/use-words.ts';
import { MarkButtons } from '../queue/mark-buttons.tsx';
import type { QueueRow } from '../queue/rows.ts';
import { useMarkActs } from '../queue/use-mark-acts.tsx';
import { words } from './words.ts';

/** The line of the queue that leads here: the reader's own task, else the case. */
const rowOf = ({ caseId, reference, tasks, answerBy, zone }: DeskCase): QueueRow & { zone: string } => {
  const me = person()?.id;
  const [mine] = tasks
    .filter(({ status, assignee }) => status === 'open' && assignee === me)
    .toSorted((a, b) => a.dueAt.localeCompare(b.dueAt));
  return {
    id: mine?.id ?? caseId,
    caseId,
    reference,
    dueAt: mine?.dueAt ?? answerBy,
    priority: false,
    zone: zone ?? ZONE,
  };
};

/** Marks what one has open for oneself, as its line in the queue does. */
export const CaseMarks = ({ file }: { file: DeskCase }) => {
  const { keys: say } = useWords(words);
  const row = rowOf(file);
  const { onUnread, onSnooze, byId, shown } = useMarkActs([row], row.zone);
  useKeys([
    { keys: 'u', does: say.unread, run: () => byId('unread')(row.id) },
    { keys: 'z', does: say.snooze, run: () => byId('snooze')(row.id) },
  ]);
  return (
    <>
      <MarkButtons row={row} onUnread={onUnread} onSnooze={onSnooze} />
      {shown}
    </>
  );
};
