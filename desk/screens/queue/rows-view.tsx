import { useEffect } from 'react';
import { rememberOrder } from '../../parts/queue-order.ts';
import { now } from '../../words/time.ts';
import { useWords } from '../../words/use-words.ts';
import { Next } from './empty.tsx';
import { grouped } from './groups.ts';
import type { MarkActs } from './mark-buttons.tsx';
import { Row } from './row.tsx';
import type { QueueRow } from './rows.ts';
import { words } from './words.ts';

export type RowActs = MarkActs & {
  selected: string[];
  onSelect: (id: string) => void;
  onCopy: (reference: string) => void;
  /** Who else has a case open, by the id of the case. */
  looking: Partial<Record<string, string[]>>;
};

type Props = RowActs & { rows: QueueRow[]; zone: string };

const Rows = ({ rows, zone, selected, onSelect, onCopy, looking, onUnread, onSnooze }: Props) => (
  <ul className="queue-rows">
    {rows.map((row) => (
      <Row
        key={row.id}
        row={row}
        zone={zone}
        isSelected={selected.includes(row.id)}
        onSelect={row.kind && row.assignee !== 'customer' ? () => onSelect(row.id) : undefined}
        onCopy={() => onCopy(row.reference)}
        looking={looking[row.reference] ?? []}
        onUnread={onUnread}
        onSnooze={onSnooze}
      />
    ))}
  </ul>
);

const NONE_NOW = new Set(['week', 'later']);

/** The rows by how soon they are due; where nothing is due today, it says so and what comes next. */
export const GroupedRows = (props: Props) => {
  const say = useWords(words);
  const { rows, zone } = props;
  const isOfClosed = rows.some(({ closedAt }) => closedAt);
  const groups = grouped(rows, { now: now(), zone });
  useEffect(() => rememberOrder((isOfClosed ? rows : groups.flatMap((one) => one.rows)).map((row) => row.reference)));
  if (isOfClosed) return <Rows {...props} />;
  const [next] = rows.toSorted((a, b) => a.dueAt.localeCompare(b.dueAt));
  return (
    <>
      {next && groups.every(({ group }) => NONE_NOW.has(group)) && (
        <p className="empty">
          {say.nothingToday} <Next of={next} zone={zone} />
        </p>
      )}
      {groups.map(({ group, rows: inGroup }) => (
        <section key={group} aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`} className={`queue-${group}`}>
            {say.groups[group]} <span className="count">({inGroup.length})</span>
          </h2>
          <Rows {...props} rows={inGroup} />
        </section>
      ))}
    </>
  );
};
